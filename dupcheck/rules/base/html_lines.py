"""The lines of an extracted text that stand in one kind of the page's parts only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.span import Span
from dupcheck.rules.base.html_parts import RUN

if TYPE_CHECKING:
    from dupcheck.rules.base.html_sources import U8
    from dupcheck.rules.base.page import Page

MIN_SHARE = 0.8  # of a line's runs of words; its first and last may run into what stands beside it


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines in a row and their words."""

    span: Span
    words: int


def lines_only_in(page: Page, sources: U8, parts: int) -> Iterator[LineRun]:
    """Runs of lines most of whose words stand in `parts` of the page and nowhere else; short lines go with these."""
    import numpy as np  # here, not above: the rules are listed without it

    inside = (sources != 0) & ((sources | parts) == parts)
    if not inside.any():  # nearly always
        return
    begin, _ = page.tokens
    lines = page.survey.tables.lines
    row = int(lines.offsets[page.row])
    current: LineRun | None = None
    for line in page.prose_lines:
        first, last = int(lines.first[row + line.number]) - begin, int(lines.last[row + line.number]) - begin
        runs = inside[first : max(first, last - RUN + 1)]
        if not len(runs):  # too short to be told where it stands
            continue
        if np.count_nonzero(runs) / len(runs) >= MIN_SHARE:
            start = line.span.start if current is None else current.span.start
            current = LineRun(Span(start, line.span.end), line.words + (current.words if current else 0))
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current
