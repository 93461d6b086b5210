"""Which hashes of tokens and runs of tokens may be phrases, by bit tables in front of sorted hashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U64, Bools
from dupcheck.rules.base.phrase_file import Kind
from dupcheck.tokens.tables import Tables

WORD_LINE_TOKENS = 70  # of a line in which single words are looked for; a consent manager's sentence has 60
WORD_EDGE_TOKENS = 80  # or so many tokens from either end of the text
SHORT_EDGE_TOKENS = 30  # or so many tokens from the end of the text
LATE_TOKENS = 120  # from the end of the text
_FILTER_BITS = 16
_WINDOW_BITS = 18  # of 2,300 sentences, which let a hundredth of all windows through


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """Sorted hashes with a bit table in front, which answers 4 ns a token where `np.isin` takes 180."""

    hashes: U64
    phrases: I64
    table: Bools

    def find(self, hashes: U64) -> tuple[I64, I64]:
        """(positions in `hashes`, phrases), a position once for every phrase that has its hash."""
        maybe = np.flatnonzero(self.table[low_bits(hashes)])
        lower = np.searchsorted(self.hashes, hashes[maybe], side="left")
        upper = np.searchsorted(self.hashes, hashes[maybe], side="right")
        counts = upper - lower
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(maybe, counts), self.phrases[np.repeat(lower, counts) + within]


@dataclass(frozen=True, slots=True, eq=False)
class OfSize:
    """Phrases of one length in tokens."""

    size: int
    lookup: Lookup


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """By the low bits of its hash, whether a token is a phrase, and whether two are the first of one, or the last.

    First tokens alone, of which chrome and prose have the same, let five times as many lines through.
    """

    one: Bools
    two: Bools

    def are_of(self, tables: Tables, kind: Kind, first: I64, last: I64) -> Bools:
        """Which runs of tokens may begin, or end, with a phrase; each has a token at least."""
        maybe = self.two[low_bits(edge_hashes(tables, kind, first, last, 2))]
        if self.one.any():
            maybe |= self.one[low_bits(edge_hashes(tables, kind, first, last, 1))]
        return maybe


def may_hold(tables: Tables, kind: Kind, tokens: I64, most: int) -> Bools:
    """Which of these tokens stand where words of this kind are looked for, in a short line of `most` tokens."""
    offsets, lines = tables.tokens.offsets, tables.lines
    row = np.searchsorted(offsets, tokens, side="right") - 1
    behind = offsets[row + 1] - tokens
    if kind is Kind.LATE:
        late: Bools = behind <= LATE_TOKENS
        return late
    counts = lines.counts[np.searchsorted(lines.first, tokens, side="right") - 1]
    near: Bools
    if kind is Kind.SHORT:
        near = (counts <= most) | (behind <= SHORT_EDGE_TOKENS)
    else:
        near = (counts <= WORD_LINE_TOKENS) | (np.minimum(tokens - offsets[row], behind) <= WORD_EDGE_TOKENS)
    return near


def edge_hashes(tables: Tables, kind: Kind, first: I64, last: I64, size: int) -> U64:
    """The hashes of the first tokens of these runs, or of the last ones, of `size` if a run has so many."""
    if kind is Kind.START:
        return tables.folded_runs.of_runs(first, np.minimum(first + size, last))
    return tables.folded_runs.of_runs(np.maximum(last - size, first), last)


def low_bits(hashes: U64) -> npt.NDArray[np.uint16]:
    return hashes.astype(np.uint16)


def bits_of(hashes: U64) -> Bools:
    table = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
    table[low_bits(hashes)] = True
    return table


def wide_table(hashes: U64) -> Bools:
    """A table for `gear.find_listed`, wide enough that few others of a text's hashes are listed."""
    table = np.zeros(1 << _WINDOW_BITS, dtype=np.bool_)
    table[hashes & np.uint64(len(table) - 1)] = True
    return table
