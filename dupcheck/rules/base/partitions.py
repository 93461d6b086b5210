"""The documents of a corpus in parts that fit into memory, the pages of a site together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.rules.base.facts import I32, Facts
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.stored_lines import COUNT, END, HASH, START
from dupcheck.state.store import Store
from dupcheck.tokens.line_table import LineTable

# Lines, and pieces of LINE_BYTES of text, that are looked at together, about 200 MB: a site of more is cut into parts
# of its pages, drawn by chance, of which each is large enough to learn from.
MAX_LINES = 400_000
LINE_BYTES = 128
# The words of very long lines are looked at one by one, which takes four times as much memory.
LONG_LINE_BYTES = 1024
PIECE_BYTES = 32


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


def partitions(shelf: Shelf, facts: Facts, visits: I64, site_names: Sequence[str]) -> Iterator[Partition]:
    """The documents in ranges of their keys, a site's pages together, of about MAX_LINES lines each."""
    firsts = shelf.firsts.tolist()
    ranks = [shelf.store.array(key, "ranks") for key in shelf.keys]
    cuts = _cuts([shelf.store.array(key, "keys") for key in shelf.keys], ranks, firsts, facts)
    for start, stop in pairwise(range(cuts.shape[1])):
        here = np.flatnonzero(cuts[:, stop] > cuts[:, start])
        rows = [(int(shard), int(cuts[shard, start]), int(cuts[shard, stop])) for shard in here]
        held = np.concatenate([np.int64(firsts[shard]) + ranks[shard][first:last] for shard, first, last in rows])
        order = np.argsort(held)
        documents = held[order]
        names, sites = np.unique(facts.sites[documents], return_inverse=True)
        yield Partition(
            [shelf.keys[shard] for shard, _, _ in rows],
            [first for _, first, _ in rows],
            [last for _, _, last in rows],
            order,
            documents,
            sites.astype(np.int64),
            np.unique(visits[documents], return_inverse=True)[1].astype(np.int64),
            [site_names[name] for name in names.tolist()],
        )


def _cuts(keys: Sequence[U64], ranks: Sequence[I32], firsts: Sequence[int], facts: Facts) -> I64:
    """int64[shards, partitions + 1]: the rows of every shard, in the order of its text, at which partitions begin."""
    weights = _weights(facts)
    of_rows = [weights[first : first + len(rank)][rank] for first, rank in zip(firsts, ranks, strict=False)]
    borders = _borders(np.concatenate(keys), np.concatenate(of_rows))
    cuts: I64 = np.stack([np.searchsorted(of_shard, borders) for of_shard in keys])
    cuts[:, -1] = [len(of_shard) for of_shard in keys]
    return cuts


def _weights(facts: Facts) -> I64:
    """What each document counts for among MAX_LINES."""
    has_long_lines = facts.sizes > LONG_LINE_BYTES * facts.lines.astype(np.int64)
    weights: I64 = facts.lines + facts.sizes // np.where(has_long_lines, PIECE_BYTES, LINE_BYTES)
    return weights


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


def gather(partition: Partition, store: Store) -> tuple[Batch, LineTable]:
    """The texts and lines of a partition as one batch, in the order of its `numbers`."""
    texts: list[bytes] = []
    tables, sizes, per_document = [], [], []
    size = 0
    # A partition has a few documents in every shard: reads are what this takes, so that a line's numbers are one table.
    for key, first, last in zip(partition.keys, partition.starts, partition.stops, strict=True):
        offsets = store.array(key, "offsets", first, last + 1)
        of_lines = store.array(key, "line_offsets", first, last + 1)
        lines = store.array(key, "lines", int(of_lines[0]), int(of_lines[-1]))
        tables.append(lines + np.array([size - offsets[0], size - offsets[0], 0, 0]))
        texts.append(store.array(key, "text", int(offsets[0]), int(offsets[-1])).tobytes())
        sizes.append(np.diff(offsets))
        per_document.append(np.diff(of_lines))
        size += len(texts[-1])
    table = np.concatenate(tables)
    batch = Batch(b"".join(texts), _offsets(np.concatenate(sizes)), {})
    found = LineTable(
        table[:, START].copy(),
        table[:, END].copy(),
        np.zeros(len(table), np.int64),
        table[:, COUNT].copy(),
        table[:, HASH].copy().view(np.uint64),
        _offsets(np.concatenate(per_document)),
    )
    return _reordered(batch, found, partition.order)


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
