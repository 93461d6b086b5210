"""Quoted text behind a bar, each line behind its number; short evidence on its line with carets under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dupcheck.model.finding import Place
from dupcheck.report.base.quote import CUT, Quote, flat, quote
from dupcheck.report.terminal.columns import columns, cut, cut_start, wrap
from dupcheck.report.terminal.paint import Paint, Style

GUTTER = 13  # columns up to the text: indent, number, bar
MAX_LINES = 5  # of a place that are quoted
FIRST_LINES = 3  # of a place with more of them, before its last one
_CUT_FIRST_WORD = re.compile(r"\A…\S{0,30}\s+")
_CUT_LAST_WORD = re.compile(r"\s+\S{0,30}…\Z")


def quote_lines(place: Place, width: int, paint: Paint) -> Iterator[str]:
    """The place quoted in at most `width` columns; nothing for one without text."""
    shown = quote(place)
    evidence = flat(shown.head)
    if shown.is_marked and columns(evidence) <= width - GUTTER:
        yield from _marked(shown, evidence, place.start_line, width, paint)
        return
    for number, line in _few(list(_numbered(shown, place))):
        for index, part in enumerate(wrap(line, width - GUTTER)):
            yield _behind_bar(number if index == 0 else "", part, paint)


def first_line(place: Place, width: int, paint: Paint) -> Iterator[str]:
    """Only the beginning of the place, for a copy of what was already quoted."""
    room = width - GUTTER
    rows = list(_numbered(quote(place), place))
    for number, line in rows[:1]:
        if len(rows) > 1 or columns(line) > room:
            line = wrap(line, room - columns(CUT))[0].rstrip(CUT) + CUT.rstrip()
        yield _behind_bar(number, line, paint)


def _marked(shown: Quote, evidence: str, line: int, width: int, paint: Paint) -> Iterator[str]:
    before, after = flat(shown.before), flat(shown.after)
    spare = width - GUTTER - columns(evidence)
    before = _CUT_FIRST_WORD.sub("… ", cut_start(before, max(spare // 2, spare - columns(after))))
    after = _CUT_LAST_WORD.sub(" …", cut(after, spare - columns(before)))
    yield _behind_bar(str(line), before + evidence + after, paint)
    carets = " " * columns(before) + "^" * max(1, columns(evidence))
    yield _behind_bar("", carets, paint, Style.STRONG)


def _numbered(shown: Quote, place: Place) -> Iterator[tuple[str, str]]:
    """Lines that are not blank, with their numbers; the end of a long place beginning with an ellipsis."""
    head = shown.head.split("\n")
    tail = shown.tail.split("\n") if shown.tail else []
    first_of_tail = place.end_line - len(tail) + 1
    if tail and first_of_tail <= place.start_line + len(head) - 1:
        head[-1] += CUT + tail.pop(0)
        first_of_tail += 1
    elif tail:
        head[-1] += CUT.rstrip()
        tail[0] = CUT.lstrip() + tail[0]
    elif shown.is_cut:
        head[-1] += CUT.rstrip()
    for start, lines in ((place.start_line, head), (first_of_tail, tail)):
        for number, line in enumerate(lines, start):
            if line.strip():
                yield str(number), " ".join(line.split())


def _few(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if len(rows) <= MAX_LINES:
        return rows
    return [*rows[:FIRST_LINES], ("", CUT.strip()), rows[-1]]


def _behind_bar(number: str, text: str, paint: Paint, style: Style | None = None) -> str:
    shown = paint(text, style) if style else text
    return f"    {paint(f'{number:>6} │', Style.FAINT)} {shown}".rstrip()
