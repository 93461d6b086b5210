"""What the lines of each text look like, whatever they say: measures by which chrome differs from prose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U8, Bools
from dupcheck.tokens.tables import Tables
from dupcheck.tokens.token_table import TokenTable

F64 = npt.NDArray[np.float64]

LINK_LINE = 4  # words of most links
HEADLINE = (5, 20)  # words of most headlines and of what stands below them
_PADDING = b"\n\n\n"  # what stands after a token is looked at up to two bytes further
_ELLIPSIS = "…".encode()

_CLOSERS = np.zeros(256, dtype=np.bool_)
_CLOSERS[list(b".!?:;\"')]")] = True


def measures(tables: Tables) -> dict[str, F64]:
    """Measures of every document of a batch by name, float64[n_documents] each, 0.0 for a text without a word.

    A line is open if no mark closes it: `middling` is the share of the words that stand on open lines of 5 to 20 words,
    `links` the share of the lines that are open and have at most 4. `open`, `words` and `longest` are logarithms of
    words: those on open lines, all, and those of the longest line; `teasers` is that of the lines that end in an
    ellipsis. `capitals` is the share of the words that begin with a capital, as the one before does, and `bars` the
    root of the share that a bar follows.
    """
    tokens, lines = tables.tokens, tables.lines
    raw: U8 = np.frombuffer(tables.batch.buffer + _PADDING, dtype=np.uint8)
    worded = np.flatnonzero(lines.last > lines.first)
    counts = lines.counts[worded]
    borders = np.searchsorted(worded, lines.offsets).astype(np.int64)
    ends = tokens.ends[lines.last[worded] - 1]
    stops = lines.ends[worded]
    is_open = _are_open(raw, ends, stops)
    is_middling = is_open & (counts >= HEADLINE[0]) & (counts <= HEADLINE[1])
    num_words = np.maximum(tokens.counts, 1)
    num_lines = np.maximum(np.diff(borders), 1)
    return {
        "middling": _sums(np.where(is_middling, counts, 0), borders) / num_words,
        "open": np.log1p(_sums(np.where(is_open, counts, 0), borders)),
        "links": _sums(is_open & (counts <= LINK_LINE), borders) / num_lines,
        "teasers": np.log1p(_sums(_are_cut(raw, ends, stops), borders)),
        "words": np.log1p(tokens.counts),
        "longest": np.log1p(_longest(counts, borders)),
        "capitals": _sums(_follow_capitals(raw, tokens), tokens.offsets) / num_words,
        "bars": np.sqrt(_sums(_are_barred(raw, tokens, tables.batch.offsets[1:]), tokens.offsets) / num_words),
    }


def _are_open(raw: U8, ends: I64, stops: I64) -> Bools:
    """Lines that no mark closes, by the byte after their last word, whose ends are given, and by their last one.

    Beyond ASCII whatever stands right after the last word counts as a mark: quotes, ellipses and the full stops of
    other scripts are several bytes.
    """
    after, final = raw[ends], raw[np.maximum(stops - 1, 0)]
    closed: Bools = _CLOSERS[after] | _CLOSERS[final] | ((after >= 0x80) & (final >= 0x80))
    return ~closed | (ends >= stops)


def _are_cut(raw: U8, ends: I64, stops: I64) -> Bools:
    """Lines right after whose last word an ellipsis stands."""
    first, second = raw[ends], raw[ends + 1]
    dots = (first == ord(".")) & (second == ord(".")) & (ends + 2 <= stops)
    sign = (first == _ELLIPSIS[0]) & (second == _ELLIPSIS[1]) & (raw[ends + 2] == _ELLIPSIS[2]) & (ends + 3 <= stops)
    cut: Bools = dots | sign
    return cut


def _follow_capitals(raw: U8, tokens: TokenTable) -> Bools:
    """Words that begin with a Latin capital, as the word one space before: names, and headlines as English sets them.

    Single capitals would tell German apart from English, not a list of links from prose.
    """
    initials = raw[tokens.starts]
    capital = (initials >= ord("A")) & (initials <= ord("Z"))
    spaced = (tokens.starts[1:] - tokens.ends[:-1] == 1) & (raw[tokens.ends[:-1]] == ord(" "))
    follow = np.zeros(len(tokens), dtype=np.bool_)
    follow[1:] = capital[1:] & capital[:-1] & spaced
    follow[tokens.offsets[:-1][tokens.counts > 0]] = False
    return follow


def _are_barred(raw: U8, tokens: TokenTable, stops: I64) -> Bools:
    """Words after which a space and a bar stand; `stops` are the ends of the documents."""
    barred: Bools = (raw[tokens.ends] == ord(" ")) & (raw[tokens.ends + 1] == ord("|"))
    filled = tokens.counts > 0
    last = tokens.offsets[1:][filled] - 1
    barred[last] &= tokens.ends[last] + 2 <= stops[filled]
    return barred


def _sums(values: I64 | Bools, offsets: I64) -> F64:
    """The sum of each document's values."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    sums: F64 = (running[offsets[1:]] - running[offsets[:-1]]).astype(np.float64)
    return sums


def _longest(counts: I64, borders: I64) -> F64:
    """The largest count of each document, 0 of none."""
    longest = np.zeros(len(borders) - 1, dtype=np.float64)
    filled = np.flatnonzero(np.diff(borders))
    if len(filled):
        longest[filled] = np.maximum.reduceat(counts, borders[filled])
    return longest
