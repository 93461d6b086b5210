"""Learned blocks: what recurs over the pages of a site, and every place where it stands."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.cut_lines import cut_long_lines
from dupcheck.match.learned_lines import LearnedLines, chains, learn_lines
from dupcheck.match.line_frequency import Bools, Lines, Pages, count_lines, count_pages, gather_lines
from dupcheck.match.near_lines import pool_near_lines
from dupcheck.match.verdicts import ACCEPTED, IGNORED, UNREVIEWED

_SAID = {UNREVIEWED: None, IGNORED: False, ACCEPTED: True}
HEAD, MIDDLE, TAIL = "head", "middle", "tail"


@dataclass(frozen=True, slots=True)
class LearnedBlock:
    """A block of one site: on how many of its pages it stands, and where on most of them; what a reviewer said of it.

    `sites` are those that taught it, 0 for its own.
    `samples` are places (document, start, end), in bytes of the batch, whose texts one below the other are the block.
    """

    site: int
    pages: int
    share: float
    position: str
    accepted: bool | None
    sites: int
    samples: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where blocks stand, sorted: the bytes `starts` to `ends` of their batch, in `documents`.

    `blocks` are numbers. `lines` count the lines with a token, and the pieces of cut ones: those of neighbours follow
    each other. `in_slot` are changing lines that a block frames.
    """

    documents: I64
    starts: I64
    ends: I64
    lines: I64
    blocks: I64
    in_slot: Bools

    def take(self, rows: Bools) -> Occurrences:
        """Some of them, in their order."""
        return Occurrences(*(getattr(self, column.name)[rows] for column in fields(self)))


@dataclass(frozen=True, slots=True, eq=False)
class SharedBlocks:
    """The learned blocks of a corpus and their occurrences; the numbers of the reviewed entries that stand in it."""

    blocks: tuple[LearnedBlock, ...]
    occurrences: Occurrences
    entries: I64


def find_blocks(pages: Pages) -> SharedBlocks:
    """The blocks that the sites' pages share."""
    lines, pages = pool_near_lines(gather_lines(pages), pages)
    lines = cut_long_lines(lines, pages)
    frequencies = count_lines(lines, pages)
    learned = learn_lines(lines, frequencies, pages)
    rows = np.flatnonzero(learned.is_marked)
    of_line = frequencies.line[rows]
    size = len(frequencies.pages)
    members, firsts = np.unique(of_line, return_index=True)
    first_of = dict(zip(members.tolist(), rows[firsts].tolist(), strict=True))
    counted = count_pages(of_line, lines.documents[rows], size, pages)
    positions = _positions(of_line, learned, rows, size)
    numbers = np.full(size, -1, dtype=np.int64)
    says = [_SAID[int(said)] for said in frequencies.says]
    blocks: list[LearnedBlock] = []
    for chain in chains(members, learned.successor):
        numbers[chain] = len(blocks)
        at = [first_of[line] for line in chain]
        places = zip(lines.documents[at].tolist(), lines.starts[at].tolist(), lines.ends[at].tolist(), strict=True)
        elsewhere = int(learned.elsewhere[chain].min())
        site, held = int(frequencies.sites[chain[0]]), int(counted[chain].min())
        share = held / int(frequencies.totals[site])
        blocks.append(LearnedBlock(site, held, share, positions[chain[0]], says[chain[0]], elsewhere, tuple(places)))
    rows = np.flatnonzero(learned.is_marked | (learned.slot >= 0))
    in_slot = ~learned.is_marked[rows]
    of_line = np.where(in_slot, learned.slot[rows], frequencies.line[rows])
    found = Occurrences(lines.documents[rows], lines.starts[rows], lines.ends[rows], rows, numbers[of_line], in_slot)
    return SharedBlocks(tuple(blocks), found, _entries(lines, pages))


def _entries(lines: Lines, pages: Pages) -> I64:
    """The numbers of the reviewed entries of which something stands among the lines."""
    if not len(pages.verdicts.keys):
        return np.zeros(0, dtype=np.int64)
    entries = distinct(pages.verdicts.of(lines.keys)[1])
    return entries[entries >= 0]


def _positions(of_line: I64, learned: LearnedLines, rows: I64, size: int) -> list[str]:
    """Per recurring line where it mostly stands."""
    at_edge, is_head = learned.layout.at_edge[rows], learned.layout.is_head[rows]

    def counts(having: Bools) -> I64:
        return np.bincount(of_line[having], minlength=size).astype(np.int64)

    columns = np.stack([counts(at_edge & is_head), counts(at_edge & ~is_head), counts(~at_edge)])
    return [(HEAD, TAIL, MIDDLE)[best] for best in columns.argmax(axis=0).tolist()]
