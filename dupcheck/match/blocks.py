"""Learned blocks: what recurs over the pages of a site, and every place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import I64
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

    `lines` count those with a token within the corpus, so that neighbours differ by one; `blocks` are numbers.
    """

    documents: I64
    starts: I64
    ends: I64
    lines: I64
    blocks: I64


@dataclass(frozen=True, slots=True, eq=False)
class SharedBlocks:
    """The learned blocks of a corpus and their occurrences."""

    blocks: tuple[LearnedBlock, ...]
    occurrences: Occurrences


def find_blocks(pages: Pages) -> SharedBlocks:
    """The blocks that the sites' pages share."""
    lines = gather_lines(pages)
    frequencies = count_lines(lines, pages)
    learned = learn_lines(lines, frequencies, pages)
    return _collect(lines, frequencies, learned, pages)


def _collect(lines: Lines, frequencies: Frequencies, learned: LearnedLines, pages: Pages) -> SharedBlocks:
    """Learned lines that follow each other in most places as blocks of several lines."""
    rows = np.flatnonzero(learned.is_marked)
    starts, ends = line_bytes(lines, rows, pages)
    of_line = frequencies.line[rows]
    firsts = dict(zip(*(part.tolist() for part in np.unique(of_line, return_index=True)), strict=True))
    numbers = np.full(len(frequencies.pages), -1, dtype=np.int64)
    marked_lines = np.array(sorted(firsts), dtype=np.int64)
    counted = count_pages(of_line, lines.documents[rows], len(frequencies.pages), pages)
    positions = _positions(of_line, learned, rows, len(frequencies.pages))
    blocks: list[LearnedBlock] = []
    for chain in chains(marked_lines, learned.successor):
        numbers[chain] = len(blocks)
        site, held = int(frequencies.sites[chain[0]]), int(counted[chain].min())
        at = [firsts[line] for line in chain]
        places = zip(lines.documents[rows[at]].tolist(), starts[at].tolist(), ends[at].tolist(), strict=True)
        share = held / int(frequencies.totals[site])
        blocks.append(LearnedBlock(site, held, share, positions[chain[0]], tuple(places)))
    return SharedBlocks(tuple(blocks), Occurrences(lines.documents[rows], starts, ends, rows, numbers[of_line]))


def _positions(of_line: I64, learned: LearnedLines, rows: I64, size: int) -> list[str]:
    """Per recurring line where it mostly stands."""
    at_edge, is_head = learned.layout.at_edge[rows], learned.layout.is_head[rows]

    def counts(having: Bools) -> I64:
        return np.bincount(of_line[having], minlength=size).astype(np.int64)

    columns = np.stack([counts(at_edge & is_head), counts(at_edge & ~is_head), counts(~at_edge)])
    return [(HEAD, TAIL, MIDDLE)[best] for best in columns.argmax(axis=0).tolist()]


def line_bytes(lines: Lines, rows: I64, pages: Pages) -> tuple[I64, I64]:
    """The first and the last byte of these lines in their batches."""
    starts = np.zeros(len(rows), dtype=np.int64)
    ends = np.zeros(len(rows), dtype=np.int64)
    for number in np.unique(lines.sources[rows]).tolist():
        here = np.flatnonzero(lines.sources[rows] == number)
        table = pages.sources[number][1]
        in_table = lines.rows[rows[here]]
        starts[here], ends[here] = table.starts[in_table], table.ends[in_table]
    return starts, ends
