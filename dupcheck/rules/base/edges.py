"""The first and last lines of a page with the phrases on them, without a look at the lines between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dupcheck.model.span import Span
from dupcheck.rules.base.marks import Mark
from dupcheck.rules.base.phrase_file import Kind

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.kernels.plain.windows import I64
    from dupcheck.rules.base.page import Line, Page


def first_lines(page: Page, count: int) -> list[Line]:
    """The first `count` lines with words, in their order."""
    rows = _filled_rows(page)[:count]
    begin = int(page.survey.tables.batch.offsets[page.row])
    return _lines(page, rows, begin, 0) if len(rows) else []


def last_lines(page: Page, count: int) -> list[Line]:
    """The last `count` lines with words, in their order."""
    rows = _filled_rows(page)[-count:]
    if not len(rows):
        return []
    batch = page.survey.tables.batch
    begin, end = int(page.survey.tables.lines.starts[rows[0]]), int(batch.offsets[page.row + 1])
    return _lines(page, rows, begin, len(page.text) - int(_is_first_byte(page, begin, end).sum()))


def marks_on(page: Page, rule: str, lines: Sequence[Line]) -> list[Mark]:
    """The lines that `rule`'s phrases are, begin or end, by place; `place` counts within `lines`."""
    roles: dict[int, set[str]] = {}
    for hit in page.hits(rule):
        if hit.phrase.kind is not Kind.SENTENCE and not hit.inline:
            roles.setdefault(hit.line, set()).add(hit.phrase.role)
    found = ((place, line) for place, line in enumerate(lines) if line.number in roles)
    return [Mark(place, line.span, frozenset(roles[line.number]), True) for place, line in found]


def _filled_rows(page: Page) -> I64:
    """The rows of the page's lines with words in the table of lines."""
    table = page.survey.tables.lines
    begin, end = table.offsets[page.row], table.offsets[page.row + 1]
    rows: I64 = (table.last[begin:end] > table.first[begin:end]).nonzero()[0] + begin
    return rows


def _lines(page: Page, rows: I64, begin: int, passed: int) -> list[Line]:
    """The lines of the table's `rows`, all behind the byte `begin`, before which `passed` characters stand."""
    from dupcheck.rules.base.page import Line  # there lies NumPy, which listing the rules does not need

    table = page.survey.tables.lines
    characters = _is_first_byte(page, begin, int(table.ends[rows[-1]])).cumsum() + passed
    numbers = (rows - table.offsets[page.row]).tolist()
    lengths = (table.last[rows] - table.first[rows]).tolist()
    starts = (characters[table.starts[rows] - begin] - 1).tolist()
    ends = characters[table.ends[rows] - begin - 1].tolist()
    spans = [Span(start, end).trimmed(page.text) for start, end in zip(starts, ends, strict=True)]
    return [
        Line(number, span, span.of(page.text), words)
        for number, span, words in zip(numbers, spans, lengths, strict=True)
    ]


def _is_first_byte(page: Page, begin: int, end: int) -> npt.NDArray[np.bool_]:
    """For each byte of the batch's text from `begin` to `end`, whether a character begins with it."""
    import numpy as np

    raw = np.frombuffer(page.survey.tables.batch.buffer, dtype=np.uint8)[begin:end]
    first: npt.NDArray[np.bool_] = (raw & 0xC0) != 0x80
    return first
