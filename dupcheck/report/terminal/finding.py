"""One finding as lines of text: place, message, both copies, measures, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from dupcheck.model.finding import Confidence, Finding, Place
from dupcheck.model.report import Report
from dupcheck.report.base.excerpt import excerpt, lines_of, measures_of, one_line
from dupcheck.report.base.overview import counted
from dupcheck.report.base.remedy import remedy
from dupcheck.report.terminal.columns import cut, wrap
from dupcheck.report.terminal.paint import SEVERITY_STYLES, Paint, Style

MAX_RELATED = 2  # other copies that are quoted; of more only the number is told
LINE_BREAK = " ⏎ "


def finding_lines(finding: Finding, report: Report, width: int, paint: Paint) -> Iterator[str]:
    """The lines of one finding, indented below its document."""
    severity = paint(f"{finding.severity.value:<7}", SEVERITY_STYLES[finding.severity])
    rule = paint(finding.rule, Style.STRONG)
    yield f"  {severity} {rule} {paint(_beside_rule(finding), Style.FAINT)}"
    for line in wrap(one_line(finding.message), width - 4):
        yield f"    {line}"
    yield from _quote(finding.primary, width, paint)
    for place in finding.related[:MAX_RELATED]:
        yield "    " + cut(_twin(place, finding), width - 4)
        yield from _quote(place, width, paint)
    if len(finding.related) > MAX_RELATED:
        yield f"    and {counted(len(finding.related) - MAX_RELATED, 'more place')}"
    yield from _notes(finding, report, width, paint)


def _beside_rule(finding: Finding) -> str:
    parts = [finding.code, lines_of(finding.primary)]
    if finding.confidence is not Confidence.HIGH:
        parts.append(f"{finding.confidence.value} confidence")
    return " · ".join(parts)


def _twin(place: Place, finding: Finding) -> str:
    if place.document == finding.document:
        return f"also {lines_of(place)}:"
    return f"also in {one_line(place.document)}, {lines_of(place)}:"


def _quote(place: Place, width: int, paint: Paint) -> Iterator[str]:
    """The excerpt behind a bar, its first line behind the number of that line; nothing for an empty place."""
    text = " ".join(LINE_BREAK.join(excerpt(place).split("\n")).split())
    if not text:
        return
    for index, line in enumerate(wrap(text, width - 14)):
        number = str(place.start_line) if index == 0 else ""
        yield f"    {paint(f'{number:>6} │', Style.FAINT)} {line}"


def _notes(finding: Finding, report: Report, width: int, paint: Paint) -> Iterator[str]:
    measures = " · ".join(f"{name} {value}" for name, value in measures_of(finding))
    for line in wrap(measures, width - 4) if measures else ():
        yield "    " + paint(line, Style.FAINT)
    todo = remedy(finding, report)
    if todo is not None:
        first, *rest = wrap(todo, width - 9)
        yield f"    fix: {first}"
        yield from (f"         {line}" for line in rest)
