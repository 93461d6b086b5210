"""The learned blocks of a corpus: partition by partition, so that few lines are in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import load_gear
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.blocks import LearnedBlock, Occurrences, find_blocks
from dupcheck.match.line_frequency import Pages
from dupcheck.model.batch import Batch
from dupcheck.model.report import Block
from dupcheck.rules.base.facts import Facts
from dupcheck.rules.base.flagged import BlockPlaces, Sample
from dupcheck.state.store import Store
from dupcheck.tokens.line_table import LineTable

# Lines, and pieces of LINE_BYTES of text, that are looked at together, about 200 MB: a site of more is cut into parts
# of its pages, drawn by chance, of which each is large enough to learn from.
MAX_LINES = 800_000
LINE_BYTES = 128
SAMPLES = 2  # documents that are remembered for a block: one of them is not the one that is flagged


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """Rows `starts[i]` to `stops[i]` of the shards `keys[i]`, in another `order` the documents `numbers`, which ascend.

    `sites` and `visits` are theirs, numbered within the partition; `site_names` are the names of these sites.
    """

    keys: Sequence[str]
    starts: Sequence[int]
    stops: Sequence[int]
    order: I64
    numbers: I64
    sites: I64
    visits: I64
    site_names: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class BlockRuns:
    """Neighbouring learned lines: bytes `starts` to `ends` of `documents`, sorted, and the longest of their blocks."""

    documents: I64
    starts: I64
    ends: I64
    blocks: I64


@dataclass(frozen=True, slots=True, eq=False)
class SiteBlocks:
    """The learned blocks by number, their runs, and how much of each document's bytes they cover."""

    blocks: tuple[BlockPlaces, ...]
    runs: BlockRuns
    covered: npt.NDArray[np.float32]

    @property
    def rows(self) -> list[Block]:
        """The blocks as a report lists them."""
        found = (places.block for places in self.blocks)
        return sorted(found, key=lambda block: (block.site, -block.pages, block.text, block.position))


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What one partition teaches."""

    blocks: list[BlockPlaces] = field(default_factory=list)
    runs: BlockRuns | None = None
    documents: I64 | None = None
    covered: npt.NDArray[np.float32] | None = None


def no_blocks(num_documents: int) -> SiteBlocks:
    """Of a corpus from which nobody wants to learn."""
    nothing = np.zeros(0, dtype=np.int64)
    return SiteBlocks((), BlockRuns(nothing, nothing, nothing, nothing), np.zeros(num_documents, dtype=np.float32))


def learn(partition: Partition, store: Store, gear: str) -> Learned:
    """The blocks that the pages of a partition share."""
    batch, lines = _gather(partition, store)
    found = find_blocks(Pages(batch, lines, partition.sites, partition.visits, load_gear(gear)))
    occurrences = found.occurrences
    if not len(occurrences.documents):
        return Learned()
    begins = batch.offsets[occurrences.documents]
    starts, ends = occurrences.starts - begins, occurrences.ends - begins
    samples = _samples(occurrences, starts, ends, len(found.blocks), partition)
    blocks = [
        BlockPlaces(_as_row(block, batch, partition), round(block.pages / block.share), places)
        for block, places in zip(found.blocks, samples, strict=True)
    ]
    lengths = np.array([len(places.block.text) for places in blocks], dtype=np.int64)
    sizes = np.maximum(1, np.diff(batch.offsets))
    covered = np.bincount(occurrences.documents, weights=ends - starts, minlength=len(batch)) / sizes
    holding = np.flatnonzero(covered)
    return Learned(
        blocks,
        _runs(occurrences, starts, ends, lengths, partition),
        partition.numbers[holding],
        covered[holding].astype(np.float32),
    )


def join_learned(parts: Iterable[Learned], num_documents: int) -> SiteBlocks:
    """All partitions together; equal blocks of the parts of one large site become one."""
    blocks: list[BlockPlaces] = []
    numbers: dict[tuple[str, str, str], int] = {}
    runs: list[BlockRuns] = []
    whole = no_blocks(num_documents)
    for part in parts:
        if part.runs is None or part.documents is None or part.covered is None:
            continue
        renumbered = np.empty(len(part.blocks), dtype=np.int64)
        for number, places in enumerate(part.blocks):
            block = places.block
            key = (block.site, block.text, block.position)
            known = numbers.setdefault(key, len(blocks))
            if known == len(blocks):
                blocks.append(places)
            else:
                blocks[known] = _joined(blocks[known], places)
            renumbered[number] = known
        runs.append(BlockRuns(part.runs.documents, part.runs.starts, part.runs.ends, renumbered[part.runs.blocks]))
        whole.covered[part.documents] = part.covered
    if not runs:
        return whole
    columns = [np.concatenate([getattr(run, column.name) for run in runs]) for column in fields(BlockRuns)]
    order = np.lexsort((columns[1], columns[0]))
    return SiteBlocks(tuple(blocks), BlockRuns(*(column[order] for column in columns)), whole.covered)


def partitions(
    shards: Sequence[str],
    keys: Sequence[U64],
    ranks: Sequence[I64],
    firsts: I64,
    facts: Facts,
    visits: I64,
    site_names: Sequence[str],
) -> list[Partition]:
    """The documents in ranges of their keys, a site's pages together, of about MAX_LINES lines each.

    `keys` and `ranks` are per shard, as it holds its text.
    """
    numbers = np.concatenate([first + rank for first, rank in zip(firsts.tolist(), ranks, strict=False)])
    borders = _borders(np.concatenate(keys), (facts.lines + facts.sizes // LINE_BYTES)[numbers])
    found = []
    cuts = np.stack([np.searchsorted(of_shard, borders) for of_shard in keys])
    cuts[:, -1] = [len(of_shard) for of_shard in keys]
    for start, stop in pairwise(range(len(borders))):
        here = np.flatnonzero(cuts[:, stop] > cuts[:, start])
        rows = [(int(shard), int(cuts[shard, start]), int(cuts[shard, stop])) for shard in here]
        held = np.concatenate([firsts[shard] + ranks[shard][first:last] for shard, first, last in rows])
        order = np.argsort(held)
        documents = held[order]
        names, sites = np.unique(facts.sites[documents], return_inverse=True)
        found.append(
            Partition(
                [shards[shard] for shard, _, _ in rows],
                [first for _, first, _ in rows],
                [last for _, _, last in rows],
                order,
                documents,
                sites.astype(np.int64),
                np.unique(visits[documents], return_inverse=True)[1].astype(np.int64),
                [site_names[name] for name in names.tolist()],
            )
        )
    return found


def _borders(keys: U64, lines: I64) -> U64:
    """Keys at which partitions begin, and one beyond the last.

    Whole sites, as many as hold MAX_LINES; a site with more is cut at keys that divide its range evenly.
    """
    order = np.argsort(keys, kind="stable")
    sites = keys[order] >> np.uint64(32)
    begins = np.flatnonzero(np.append(True, sites[1:] != sites[:-1])[: len(sites)])
    per_site = np.add.reduceat(lines[order], begins) if len(begins) else begins
    borders: list[int] = []
    held = MAX_LINES
    for site, count in zip(sites[begins].tolist(), per_site.tolist(), strict=True):
        parts = -(-count // MAX_LINES)
        if parts > 1 or held + count > MAX_LINES:
            borders.extend((site << 32) + (part << 32) // max(1, parts) for part in range(max(1, parts)))
            held = 0
        held += MAX_LINES if parts > 1 else count
    return np.array([*borders, (1 << 64) - 1], dtype=np.uint64)


def _gather(partition: Partition, store: Store) -> tuple[Batch, LineTable]:
    """The texts and lines of a partition as one batch, in the order of its `numbers`."""
    texts: list[bytes] = []
    names = ("line_starts", "line_ends", "line_counts", "line_hashes")
    columns: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in names}
    sizes, per_document = [], []
    size = 0
    for key, first, last in zip(partition.keys, partition.starts, partition.stops, strict=True):
        offsets = store.array(key, "offsets", first, last + 1)
        of_lines = store.array(key, "line_offsets", first, last + 1)
        for name, parts in columns.items():
            parts.append(store.array(key, name, int(of_lines[0]), int(of_lines[-1])))
        for name in ("line_starts", "line_ends"):
            columns[name][-1] = columns[name][-1] + (size - int(offsets[0]))
        texts.append(store.array(key, "text", int(offsets[0]), int(offsets[-1])).tobytes())
        sizes.append(np.diff(offsets))
        per_document.append(np.diff(of_lines))
        size += len(texts[-1])
    starts, ends, counts, hashes = (np.concatenate(columns[name]) for name in names)
    batch = Batch(b"".join(texts), _offsets(np.concatenate(sizes)), {})
    lines = LineTable(
        starts,
        ends,
        np.zeros(len(counts), np.int64),
        counts.astype(np.int64),
        hashes,
        _offsets(np.concatenate(per_document)),
    )
    return _reordered(batch, lines, partition.order)


def _offsets(sizes: I64) -> I64:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _reordered(batch: Batch, lines: LineTable, order: I64) -> tuple[Batch, LineTable]:
    """The documents and their lines in another order."""
    borders, chosen = batch.offsets.tolist(), order.tolist()
    buffer = b"".join([batch.buffer[borders[row] : borders[row + 1]] for row in chosen])
    offsets = _offsets(np.diff(batch.offsets)[order])
    counts = np.diff(lines.offsets)[order]
    line_offsets = _offsets(counts)
    rows = np.arange(line_offsets[-1]) + np.repeat(lines.offsets[order] - line_offsets[:-1], counts)
    shift = np.repeat(offsets[:-1] - batch.offsets[order], counts)
    moved = LineTable(
        lines.starts[rows] + shift,
        lines.ends[rows] + shift,
        lines.first[rows],
        lines.last[rows],
        lines.hashes[rows],
        line_offsets,
    )
    return Batch(buffer, offsets, {}), moved


def _runs(occurrences: Occurrences, starts: I64, ends: I64, lengths: I64, partition: Partition) -> BlockRuns:
    """Every run of neighbouring learned lines; blank lines do not split a run."""
    documents = occurrences.documents
    apart = (occurrences.begins[1:] > occurrences.stops[:-1]) | (np.diff(documents) != 0)
    firsts = np.concatenate([[0], np.flatnonzero(apart) + 1])
    of_run = np.repeat(np.arange(len(firsts)), np.diff(np.append(firsts, len(documents))))
    best = np.lexsort((occurrences.blocks, -lengths[occurrences.blocks], of_run))
    longest = occurrences.blocks[best[firsts]]
    numbers = partition.numbers[documents[firsts]]
    return BlockRuns(numbers, starts[firsts], np.maximum.reduceat(ends, firsts), longest)


def _as_row(block: LearnedBlock, batch: Batch, partition: Partition) -> Block:
    text = "\n".join(batch.buffer[start:end].decode().strip() for _, start, end in block.samples)
    return Block(
        site=partition.site_names[block.site],
        text=text,
        pages=block.pages,
        share=round(block.share, 4),
        position=block.position,
    )


def _samples(
    found: Occurrences, starts: I64, ends: I64, num_blocks: int, partition: Partition
) -> list[tuple[Sample, ...]]:
    """For every block the first documents that hold it, and where it stands there."""
    numbers = partition.numbers[found.documents]
    order = np.lexsort((starts, numbers, found.blocks))
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (np.diff(found.blocks[order]) != 0) | (np.diff(numbers[order]) != 0)
    firsts = order[fresh]
    borders = np.searchsorted(found.blocks[firsts], np.arange(num_blocks + 1)).tolist()
    samples = []
    for begin, stop in pairwise(borders):
        rows = firsts[begin : min(stop, begin + SAMPLES)].tolist()
        samples.append(tuple((int(numbers[row]), int(starts[row]), int(ends[_last(found, row)])) for row in rows))
    return samples


def _last(found: Occurrences, row: int) -> int:
    """The last of the neighbouring occurrences of one block that begin with this one."""
    while row + 1 < len(found.blocks) and (
        found.blocks[row + 1] == found.blocks[row]
        and found.documents[row + 1] == found.documents[row]
        and found.begins[row + 1] <= found.stops[row]
    ):
        row += 1
    return row


def _joined(one: BlockPlaces, other: BlockPlaces) -> BlockPlaces:
    """A block of two parts of a site."""
    pages, total = one.block.pages + other.block.pages, one.total + other.total
    block = replace(one.block, pages=pages, share=round(pages / total, 4))
    return BlockPlaces(block, total, tuple(sorted({*one.samples, *other.samples})[:SAMPLES]))
