"""Slots: lists of titles that change from page to page between lines that do not, as under a heading "Related"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import MIN_PAGES, Bools, Frequencies, Lines, Pages, count_pages

MOST = 0.5  # of a site's pages that hold a frame's lines, and of the upper line's pages that hold the frame
HEADING_TOKENS = 5  # of a line with a slot below it that nothing closes
ITEM_TOKENS = (4.0, 16.0)  # of the mean item: members of an API have 1 to 3 words, sentences more
LONGEST_TOKENS = 30
OPEN_SHARE = 0.9  # of the items of a frame end without a full stop; of the paragraphs of an article few do
MAX_ITEMS = 40  # between two lines
MAX_MAIN_SHARE = 0.2  # of its pages on which a frame holds the most prose: it is where the article stands
_CLOSING = (b".", "。".encode(), "।".encode())
_TRAILING = np.frombuffer(b" \t\r\"')]", dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Slots:
    """`items` are the lines that stand in a slot; `frame` is, per line, the recurring line above its slot, else -1."""

    items: Bools
    frame: I64


def find_slots(lines: Lines, frequencies: Frequencies, pages: Pages) -> Slots:
    """The lists of short lines between two lines of most pages, below the page's own text."""
    size, count = len(frequencies.pages), len(lines.keys)
    nothing = Slots(np.zeros(count, dtype=np.bool_), np.full(count, -1, dtype=np.int64))
    if not size:
        return nothing
    stable = (frequencies.pages >= MIN_PAGES) & (frequencies.shares >= MOST) & frequencies.whole
    is_stable = np.append(stable, False)[frequencies.line]
    fresh = np.ones(count, dtype=np.bool_)
    fresh[1:] = (is_stable[1:] | is_stable[:-1]) | (lines.documents[1:] != lines.documents[:-1])
    firsts = np.flatnonzero(fresh)
    stops = np.append(firsts[1:], count)[: len(firsts)]
    gaps = np.flatnonzero(~is_stable[firsts])
    if not len(gaps):
        return nothing
    firsts, stops = firsts[gaps], stops[gaps]
    documents = lines.documents[firsts]
    above = _neighbour(firsts - 1, documents, lines, is_stable, frequencies)
    below = _neighbour(stops, documents, lines, is_stable, frequencies)
    is_open = _is_open(lines, pages)
    prose = _sums(np.where(is_open & (lines.counts <= ITEM_TOKENS[1]), 0, lines.counts), firsts, stops)
    is_main, comes_later = _main(documents, prose, _sums(lines.counts, firsts, stops))
    frames, of_gap = np.unique(above * (size + 1) + below + 1, return_inverse=True)
    good = _are_slots(lines, is_open, firsts, stops, of_gap, len(frames)) & (frames >= 0)
    upper = np.maximum(0, frames // (size + 1))
    good &= (frames % (size + 1) > 0) | (frequencies.tokens[upper] <= HEADING_TOKENS)
    held = count_pages(of_gap, documents, len(frames), pages)
    good &= held >= np.maximum(MIN_PAGES, MOST * frequencies.pages[upper])
    mains = np.bincount(of_gap, weights=is_main, minlength=len(frames))
    good &= mains <= MAX_MAIN_SHARE * np.bincount(of_gap, minlength=len(frames))
    chosen = np.flatnonzero(good[of_gap] & comes_later & (stops - firsts <= MAX_ITEMS))
    for first, stop, line in zip(firsts[chosen].tolist(), stops[chosen].tolist(), above[chosen].tolist(), strict=True):
        nothing.items[first:stop] = True
        nothing.frame[first:stop] = line
    return nothing


def _neighbour(rows: I64, documents: I64, lines: Lines, is_stable: Bools, frequencies: Frequencies) -> I64:
    """The recurring line in each of `rows`, -1 where that is of another document or none."""
    inside = (rows >= 0) & (rows < len(lines.keys))
    at = np.where(inside, rows, 0)
    inside &= is_stable[at] & (lines.documents[at] == documents)
    return np.where(inside, frequencies.line[at], -1)


def _main(documents: I64, prose: I64, tokens: I64) -> tuple[Bools, Bools]:
    """Per gap whether it holds the most prose of its document, and whether it comes after that one."""
    order = np.lexsort((-np.arange(len(documents)), tokens, prose, documents))
    last = np.append(np.diff(documents[order]) != 0, True)
    main = np.zeros(int(documents.max()) + 1, dtype=np.int64)
    main[documents[order[last]]] = order[last]
    numbers = np.arange(len(documents))
    return numbers == main[documents], numbers > main[documents]


def _are_slots(lines: Lines, is_open: Bools, firsts: I64, stops: I64, of_gap: I64, size: int) -> Bools:
    """Per frame whether its lines are short ones without a full stop, as titles are."""
    items = np.bincount(of_gap, weights=stops - firsts, minlength=size)
    tokens = np.bincount(of_gap, weights=_sums(lines.counts, firsts, stops), minlength=size)
    is_item = (is_open & (lines.counts <= LONGEST_TOKENS)).astype(np.int64)
    open_items = np.bincount(of_gap, weights=_sums(is_item, firsts, stops), minlength=size)
    mean = tokens / np.maximum(1, items)
    found: Bools = (mean >= ITEM_TOKENS[0]) & (mean <= ITEM_TOKENS[1]) & (open_items >= OPEN_SHARE * items)
    return found


def _sums(values: I64, firsts: I64, stops: I64) -> I64:
    """The sum of the values of each run of lines."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    sums: I64 = running[stops] - running[firsts]
    return sums


def _is_open(lines: Lines, pages: Pages) -> Bools:
    """Lines, or pieces of them, that do not end with a full stop; dots that stand for more are none."""
    buffer = np.frombuffer(pages.batch.buffer, dtype=np.uint8)
    at = lines.ends - 1
    for _ in range(3):
        at = np.where(np.isin(buffer[at], _TRAILING) & (at > lines.starts), at - 1, at)
    closed = np.zeros(len(at), dtype=np.bool_)
    for mark in _CLOSING:
        fits = at - len(mark) >= lines.starts
        for back, byte in enumerate(reversed(mark)):
            fits &= buffer[at - back * fits] == byte
        closed |= fits
    dots = (buffer[at] == ord(".")) & (buffer[np.maximum(0, at - 1)] == ord("."))
    is_open: Bools = ~closed | dots
    return is_open
