"""The learned blocks of a corpus: partition by partition, so that few lines are in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import load_gear
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.blocks import LearnedBlock, Occurrences, find_blocks
from dupcheck.match.line_frequency import CommonLines, Pages
from dupcheck.match.verdicts import I8, make_verdicts
from dupcheck.model.batch import Batch
from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.model.report import Block
from dupcheck.rules.base.facts import I32
from dupcheck.rules.base.flagged import BlockPlaces, Sample
from dupcheck.rules.base.partitions import Partition, gather
from dupcheck.state.store import Store

_SAYS = {None: 0, False: 1, True: 2}
SAMPLES = 2  # documents that are remembered for a block: one of them is not the one that is flagged


@dataclass(frozen=True, slots=True, eq=False)
class BlockRuns:
    """Neighbouring learned lines: bytes `starts` to `ends` of `documents`, sorted, and the longest of their blocks.

    Lines that a reviewer accepted are runs of their own; there is no run of those to be ignored.
    """

    documents: I32
    starts: I32
    ends: I32
    blocks: I32


@dataclass(frozen=True, slots=True, eq=False)
class SiteBlocks:
    """The learned blocks by number, their runs, and how much of each document's bytes they cover.

    `entries` are the numbers of the reviewed entries that stand on some page; `asked` is False where no rule wants
    anything to be learned.
    """

    blocks: tuple[BlockPlaces, ...]
    runs: BlockRuns
    covered: npt.NDArray[np.float32]
    entries: frozenset[int] = frozenset()
    asked: bool = True

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
    entries: frozenset[int] = frozenset()


def no_blocks(num_documents: int) -> SiteBlocks:
    """Of a corpus from which nobody wants to learn."""
    nothing = np.zeros(0, dtype=np.int32)
    covered = np.zeros(num_documents, dtype=np.float32)
    return SiteBlocks((), BlockRuns(nothing, nothing, nothing, nothing), covered, asked=False)


def learn(
    partition: Partition, store: Store, gear: str, reviewed: Sequence[BlockVerdict], common: CommonLines
) -> Learned:
    """The blocks that the pages of a partition share; `reviewed` are the entries of a block file."""
    batch, lines = gather(partition, store)
    kernels = load_gear(gear)
    verdicts = make_verdicts(reviewed, {name: number for number, name in enumerate(partition.site_names)}, kernels)
    found = find_blocks(Pages(batch, lines, partition.sites, partition.visits, kernels, verdicts, common))
    entries = frozenset(found.entries.tolist())
    occurrences = found.occurrences
    if not len(occurrences.documents):
        return Learned(entries=entries)
    begins = batch.offsets[occurrences.documents]
    starts, ends = occurrences.starts - begins, occurrences.ends - begins
    samples = _samples(occurrences, starts, ends, len(found.blocks), partition)
    blocks = [
        BlockPlaces(_as_row(block, batch, partition), round(block.pages / block.share), places)
        for block, places in zip(found.blocks, samples, strict=True)
    ]
    lengths = np.array([len(places.block.text) for places in blocks], dtype=np.int64)
    sizes = np.maximum(1, np.diff(batch.offsets))
    says = np.array([_SAYS[block.accepted] for block in found.blocks], dtype=np.int8)[occurrences.blocks]
    says[occurrences.in_slot & (says == _SAYS[True])] = _SAYS[None]  # what changes was not reviewed
    told = says != _SAYS[False]
    covered = np.bincount(occurrences.documents, weights=(ends - starts) * told, minlength=len(batch)) / sizes
    holding = np.flatnonzero(covered)
    return Learned(
        blocks,
        _runs(occurrences.take(told), starts[told], ends[told], says[told], lengths, partition),
        partition.numbers[holding],
        covered[holding].astype(np.float32),
        entries,
    )


def join_learned(parts: Iterable[Learned], num_documents: int) -> SiteBlocks:
    """All partitions together; equal blocks of the parts of one large site become one."""
    blocks: list[BlockPlaces] = []
    numbers: dict[tuple[str, str, str], int] = {}
    runs: dict[str, list[I32]] = {column.name: [] for column in fields(BlockRuns)}
    whole = no_blocks(num_documents)
    entries: frozenset[int] = frozenset()
    for part in parts:
        entries |= part.entries
        if part.runs is None or part.documents is None or part.covered is None:
            continue
        renumbered = np.empty(len(part.blocks), dtype=np.int32)
        for number, places in enumerate(part.blocks):
            block = places.block
            key = (block.site, block.text, block.position)
            known = numbers.setdefault(key, len(blocks))
            if known == len(blocks):
                blocks.append(places)
            else:
                blocks[known] = _joined(blocks[known], places)
            renumbered[number] = known
        of_part = replace(part.runs, blocks=renumbered[part.runs.blocks])
        for name, columns in runs.items():
            columns.append(getattr(of_part, name))
        whole.covered[part.documents] = part.covered
    if not runs["documents"]:
        return replace(whole, blocks=tuple(blocks), entries=entries, asked=True)
    joined = {name: np.concatenate(runs.pop(name)) for name in list(runs)}  # a column's parts go before the next
    order = np.lexsort((joined["starts"], joined["documents"]))
    sorted_runs = BlockRuns(**{name: joined.pop(name)[order] for name in list(joined)})
    return SiteBlocks(tuple(blocks), sorted_runs, whole.covered, entries)


def _runs(occurrences: Occurrences, starts: I64, ends: I64, says: I8, lengths: I64, partition: Partition) -> BlockRuns:
    """Every run of neighbouring learned lines of which a reviewer said the same; blank lines do not split a run."""
    documents = occurrences.documents
    if not len(documents):
        return no_blocks(0).runs
    apart = (np.diff(occurrences.lines) > 1) | (np.diff(documents) != 0) | (np.diff(says) != 0)
    firsts = np.concatenate([[0], np.flatnonzero(apart) + 1])
    of_run = np.repeat(np.arange(len(firsts)), np.diff(np.append(firsts, len(documents))))
    best = np.lexsort((occurrences.blocks, -lengths[occurrences.blocks], of_run))
    longest = occurrences.blocks[best[firsts]]
    numbers = partition.numbers[documents[firsts]]
    columns = numbers, starts[firsts], np.maximum.reduceat(ends, firsts), longest
    return BlockRuns(*(column.astype(np.int32) for column in columns))


def _as_row(block: LearnedBlock, batch: Batch, partition: Partition) -> Block:
    text = "\n".join(batch.buffer[start:end].decode().strip() for _, start, end in block.samples)
    return Block(
        site=partition.site_names[block.site],
        text=text,
        pages=block.pages,
        share=round(block.share, 4),
        position=block.position,
        accepted=block.accepted,
        sites=block.sites,
    )


def _samples(
    found: Occurrences, starts: I64, ends: I64, num_blocks: int, partition: Partition
) -> list[tuple[Sample, ...]]:
    """For every block the first documents that hold it, and where it stands there."""
    numbers = partition.numbers[found.documents]
    order = np.lexsort((starts, numbers, found.blocks, found.in_slot))[: len(numbers) - int(found.in_slot.sum())]
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
        and not found.in_slot[row + 1]
        and found.documents[row + 1] == found.documents[row]
        and found.lines[row + 1] == found.lines[row] + 1
    ):
        row += 1
    return row


def _joined(one: BlockPlaces, other: BlockPlaces) -> BlockPlaces:
    """A block of two parts of a site."""
    pages, total = one.block.pages + other.block.pages, one.total + other.total
    block = replace(one.block, pages=pages, share=round(pages / total, 4))
    return BlockPlaces(block, total, tuple(sorted({*one.samples, *other.samples})[:SAMPLES]))
