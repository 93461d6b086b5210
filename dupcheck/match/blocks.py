"""Learned blocks: what recurs over the pages of a site, and every place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.edge_spans import EdgeSpans, find_edge_spans
from dupcheck.match.learned_lines import LearnedLines, chains, learn_lines
from dupcheck.match.line_frequency import (
    Bools,
    Frequencies,
    Lines,
    Pages,
    count_lines,
    count_pages,
    gather_lines,
)
from dupcheck.match.near_lines import pool_near_lines

HEAD, MIDDLE, TAIL = "head", "middle", "tail"


@dataclass(frozen=True, slots=True)
class LearnedBlock:
    """A block of one site: on how many of its pages it stands, and where on most of them.

    `samples` are places (document, start, end), in bytes of the batch, whose texts one below the other are the block.
    """

    site: int
    pages: int
    share: float
    position: str
    samples: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Where blocks stand, sorted: the bytes `starts` to `ends` of their batch, in `documents`.

    `blocks` are numbers. `begins` and `stops` count thirds of the lines with a token, so that an occurrence begins
    where its neighbour stops: a whole line has three, a run of words at one end of a line one or two of them.
    """

    documents: I64
    starts: I64
    ends: I64
    begins: I64
    stops: I64
    blocks: I64


@dataclass(frozen=True, slots=True, eq=False)
class SharedBlocks:
    """The learned blocks of a corpus and their occurrences."""

    blocks: tuple[LearnedBlock, ...]
    occurrences: Occurrences


def find_blocks(pages: Pages) -> SharedBlocks:
    """The blocks that the sites' pages share."""
    lines = pool_near_lines(gather_lines(pages), pages)
    frequencies = count_lines(lines, pages)
    learned = learn_lines(lines, frequencies, pages)
    blocks: list[LearnedBlock] = []
    parts = [_whole_lines(lines, frequencies, learned, pages, blocks)]
    for position in (HEAD, TAIL):
        spans = find_edge_spans(lines, learned.is_marked, pages, tail=position == TAIL)
        parts.append(_spans(lines, frequencies, spans, pages, position, blocks))
    return SharedBlocks(tuple(blocks), _in_order(parts))


def _whole_lines(
    lines: Lines, frequencies: Frequencies, learned: LearnedLines, pages: Pages, blocks: list[LearnedBlock]
) -> Occurrences:
    """Learned lines; those that follow each other in most places are one block, added to `blocks`."""
    rows = np.flatnonzero(learned.is_marked)
    in_table = lines.rows[rows]
    starts, ends = pages.table.starts[in_table], pages.table.ends[in_table]
    of_line = frequencies.line[rows]
    size = len(frequencies.pages)
    members, firsts = np.unique(of_line, return_index=True)
    first_of = dict(zip(members.tolist(), firsts.tolist(), strict=True))
    counted = count_pages(of_line, lines.documents[rows], size, pages)
    positions = _positions(of_line, learned, rows, size)
    numbers = np.full(size, -1, dtype=np.int64)
    for chain in chains(members, learned.successor):
        numbers[chain] = len(blocks)
        at = [first_of[line] for line in chain]
        places = zip(lines.documents[rows[at]].tolist(), starts[at].tolist(), ends[at].tolist(), strict=True)
        site, held = int(frequencies.sites[chain[0]]), int(counted[chain].min())
        share = held / int(frequencies.totals[site])
        blocks.append(LearnedBlock(site, held, share, positions[chain[0]], tuple(places)))
    return Occurrences(lines.documents[rows], starts, ends, 3 * rows, 3 * rows + 3, numbers[of_line])


def _spans(
    lines: Lines,
    frequencies: Frequencies,
    spans: EdgeSpans,
    pages: Pages,
    position: str,
    blocks: list[LearnedBlock],
) -> Occurrences:
    """Shared runs of words, their blocks added to `blocks`."""
    base = len(blocks)
    documents = lines.documents[spans.lines]
    members, firsts = np.unique(spans.blocks, return_index=True)
    for member, first in zip(members.tolist(), firsts.tolist(), strict=True):
        site, held = int(pages.sites[documents[first]]), int(spans.pages[member])
        sample = (int(documents[first]), int(spans.starts[first]), int(spans.ends[first]))
        blocks.append(LearnedBlock(site, held, held / int(frequencies.totals[site]), position, (sample,)))
    begins = 3 * spans.lines + np.where(spans.opens, 0, 1)
    stops = 3 * spans.lines + np.where(spans.closes, 3, 2)
    numbers = base + np.searchsorted(members, spans.blocks)
    return Occurrences(documents, spans.starts, spans.ends, begins, stops, numbers)


def _positions(of_line: I64, learned: LearnedLines, rows: I64, size: int) -> list[str]:
    """Per recurring line where it mostly stands."""
    at_edge, is_head = learned.layout.at_edge[rows], learned.layout.is_head[rows]

    def counts(having: Bools) -> I64:
        return np.bincount(of_line[having], minlength=size).astype(np.int64)

    columns = np.stack([counts(at_edge & is_head), counts(at_edge & ~is_head), counts(~at_edge)])
    return [(HEAD, TAIL, MIDDLE)[best] for best in columns.argmax(axis=0).tolist()]


def _in_order(parts: list[Occurrences]) -> Occurrences:
    """All occurrences, by document and place."""
    names = ("documents", "starts", "ends", "begins", "stops", "blocks")
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in names]
    order = np.lexsort((columns[2], columns[1], columns[0]))
    return Occurrences(*(column[order] for column in columns))
