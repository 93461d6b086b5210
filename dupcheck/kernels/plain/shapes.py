"""What the lines and words of each document look like, counted."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U8, Bools
from dupcheck.kernels.plain.lines import Lines
from dupcheck.kernels.shapes import ELLIPSIS, HEADLINE, LINK_LINE, PADDING, closing_bytes


def count_shapes(buffer: bytes, borders: I64, starts: I64, ends: I64, offsets: I64, lines: Lines) -> I64:
    """int64[n_documents, NUM_COUNTS], the columns of kernels/shapes.py.

    Document i is `buffer[borders[i]:borders[i + 1]]` with the tokens `offsets[i]:offsets[i + 1]`, of which token t
    stands at the bytes `starts[t]` to `ends[t]`.
    """
    raw: U8 = np.frombuffer(buffer + PADDING, dtype=np.uint8)
    worded = np.flatnonzero(lines.last > lines.first)
    counts = (lines.last - lines.first)[worded]
    edges = np.searchsorted(worded, lines.offsets).astype(np.int64)
    line_ends, stops = ends[lines.last[worded] - 1], lines.ends[worded]
    is_open = _are_open(raw, line_ends, stops)
    is_middling = is_open & (counts >= HEADLINE[0]) & (counts <= HEADLINE[1])
    columns = [
        _sums(np.where(is_open, counts, 0), edges),
        _sums(np.where(is_middling, counts, 0), edges),
        _sums(is_open & (counts <= LINK_LINE), edges),
        _sums(_are_cut(raw, line_ends, stops), edges),
        np.diff(edges),
        _longest(counts, edges),
        _sums(_follow_capitals(raw, starts, ends, offsets), offsets),
        _sums(_are_barred(raw, ends, offsets, borders[1:]), offsets),
    ]
    return np.stack(columns, axis=1)


def _are_open(raw: U8, ends: I64, stops: I64) -> Bools:
    """Lines that no mark closes, by the byte after their last word, whose ends are given, and by their last one.

    Beyond ASCII whatever stands right after the last word counts as a mark: quotes, ellipses and the full stops of
    other scripts are several bytes.
    """
    closers = closing_bytes()
    after, final = raw[ends], raw[np.maximum(stops - 1, 0)]
    closed: Bools = closers[after] | closers[final] | ((after >= 0x80) & (final >= 0x80))
    return ~closed | (ends >= stops)


def _are_cut(raw: U8, ends: I64, stops: I64) -> Bools:
    """Lines right after whose last word an ellipsis stands."""
    first, second = raw[ends], raw[ends + 1]
    dots = (first == ord(".")) & (second == ord(".")) & (ends + 2 <= stops)
    sign = (first == ELLIPSIS[0]) & (second == ELLIPSIS[1]) & (raw[ends + 2] == ELLIPSIS[2]) & (ends + 3 <= stops)
    cut: Bools = dots | sign
    return cut


def _follow_capitals(raw: U8, starts: I64, ends: I64, offsets: I64) -> Bools:
    """Words that begin with a Latin capital, as the word one space before: names, and headlines as English sets them.

    Single capitals would tell German apart from English, not a list of links from prose.
    """
    initials = raw[starts]
    capital = (initials >= ord("A")) & (initials <= ord("Z"))
    spaced = (starts[1:] - ends[:-1] == 1) & (raw[ends[:-1]] == ord(" "))
    follow = np.zeros(len(starts), dtype=np.bool_)
    follow[1:] = capital[1:] & capital[:-1] & spaced
    follow[offsets[:-1][np.diff(offsets) > 0]] = False
    return follow


def _are_barred(raw: U8, ends: I64, offsets: I64, stops: I64) -> Bools:
    """Words after which a space and a bar stand; `stops` are the ends of the documents."""
    barred: Bools = (raw[ends] == ord(" ")) & (raw[ends + 1] == ord("|"))
    filled = np.diff(offsets) > 0
    last = offsets[1:][filled] - 1
    barred[last] &= ends[last] + 2 <= stops[filled]
    return barred


def _sums(values: I64 | Bools, offsets: I64) -> I64:
    """The sum of each document's values."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    return running[offsets[1:]] - running[offsets[:-1]]


def _longest(counts: I64, borders: I64) -> I64:
    """The largest count of each document, 0 of none."""
    longest = np.zeros(len(borders) - 1, dtype=np.int64)
    filled = np.flatnonzero(np.diff(borders))
    if len(filled):
        longest[filled] = np.maximum.reduceat(counts, borders[filled])
    return longest
