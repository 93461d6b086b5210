"""The words at the head or tail of long lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import Lines, Pages
from dupcheck.match.slices import slice_tables
from dupcheck.model.batch import Batch

GRAM_TOKENS = 8  # of the runs that are counted; 8 words in a row are not written twice by chance
EDGE_TOKENS = 100  # of a line that are looked at: a long footer
EDGE_BYTES = 1000  # that hold so many words in most languages


@dataclass(frozen=True, slots=True, eq=False)
class EdgeTokens:
    """One edge of each of `lines` (numbers in the corpus): the tokens `offsets[e]:offsets[e + 1]` of the columns.

    `grams` are the hashes of GRAM_TOKENS tokens from each on, numbers alike; the last ones of an edge mean nothing.
    `starts` and `ends` are bytes of the batch.
    """

    lines: I64
    offsets: I64
    grams: U64
    starts: I64
    ends: I64

    @property
    def edges(self) -> I64:
        """The edge of every token."""
        return np.repeat(np.arange(len(self.lines)), np.diff(self.offsets))


def read_edges(lines: Lines, rows: I64, pages: Pages, *, tail: bool) -> EdgeTokens:
    """The first EDGE_TOKENS tokens of these lines, or the last ones; `rows` ascend."""
    in_table = lines.rows[rows]
    starts, ends = pages.table.starts[in_table], pages.table.ends[in_table]
    counts, grams, firsts, lasts = _read(pages.batch, starts, ends, tail, pages.gear)
    return EdgeTokens(rows, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), grams, firsts, lasts)


def _read(batch: Batch, starts: I64, ends: I64, tail: bool, gear: Gear) -> tuple[I64, U64, I64, I64]:
    """Tokens per edge, and of every token its gram, first and last byte."""
    if tail:
        firsts, lasts = _at_character(batch, np.maximum(starts, ends - EDGE_BYTES)), ends
    else:
        firsts, lasts = starts, _at_character(batch, np.minimum(ends, starts + EDGE_BYTES))
    tables = slice_tables(batch, firsts, lasts, gear)
    offsets = tables.tokens.offsets
    sizes = np.diff(offsets)
    cut = (firsts > starts) | (lasts < ends)  # within a word, perhaps
    kept = np.minimum(np.maximum(0, sizes - cut), EDGE_TOKENS)
    begin = offsets[1:] - kept if tail else offsets[:-1]
    tokens = np.repeat(begin - (np.cumsum(kept) - kept), kept) + np.arange(int(kept.sum()))
    windows = tables.folded_runs.of_size(GRAM_TOKENS)
    grams = np.zeros(len(tables.tokens), dtype=np.uint64)
    grams[: len(windows)] = windows
    shift = np.repeat(firsts - tables.batch.offsets[:-1], kept)
    return kept, grams[tokens], tables.tokens.starts[tokens] + shift, tables.tokens.ends[tokens] + shift


def _at_character(batch: Batch, places: I64) -> I64:
    """The last byte at or before each of `places` that begins a character."""
    buffer = np.frombuffer(batch.buffer + b"\0", dtype=np.uint8)
    places = places.copy()
    for _ in range(3):
        places -= (buffer[places] & 0xC0) == 0x80
    return places
