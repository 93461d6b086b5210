"""One finding as lines of text: place, message, both copies, measures, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from dupcheck.model.finding import Confidence, Finding, Place
from dupcheck.model.report import Report
from dupcheck.report.base.again import reads_like_primary
from dupcheck.report.base.excerpt import lines_of, measures_of, one_line, twin_lines
from dupcheck.report.base.overview import counted
from dupcheck.report.base.quote import quote
from dupcheck.report.base.remedy import remedy
from dupcheck.report.terminal.columns import cut, wrap
from dupcheck.report.terminal.paint import SEVERITY_STYLES, Paint, Style
from dupcheck.report.terminal.quoting import first_line, quote_lines

MAX_RELATED = 2  # other copies that are quoted; of more only the number is told


def finding_lines(finding: Finding, report: Report, width: int, paint: Paint) -> Iterator[str]:
    """The lines of one finding, indented below its document."""
    yield from _title_lines(finding, width, paint)
    yield from quote_lines(finding.primary, width, paint)
    for place in finding.related[:MAX_RELATED]:
        yield from _twin_lines(place, finding, width, paint)
    if len(finding.related) > MAX_RELATED:
        yield f"    and {counted(len(finding.related) - MAX_RELATED, 'more place')}"
    measures = " · ".join(f"{name} {value}" for name, value in measures_of(finding))
    for line in wrap(measures, width - 4) if measures else ():
        yield "    " + paint(line, Style.FAINT)
    yield from _remedy_lines(finding, report, width)


def brief_lines(finding: Finding, report: Report, width: int, paint: Paint) -> Iterator[str]:
    """The lines of a finding that says of its document what one above says of another."""
    yield from _title_lines(finding, width, paint)
    yield from first_line(finding.primary, width, paint)
    if finding.fix is not None:
        yield from _remedy_lines(finding, report, width)


def _title_lines(finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    severity = paint(f"{finding.severity.value:<7}", SEVERITY_STYLES[finding.severity])
    rule = paint(finding.rule, Style.STRONG)
    yield f"  {severity} {rule} {paint(_beside_rule(finding), Style.FAINT)}"
    for line in wrap(one_line(finding.message), width - 4):
        yield f"    {line}"


def _beside_rule(finding: Finding) -> str:
    parts = [finding.code, lines_of(finding.primary)]
    if finding.confidence is not Confidence.HIGH:
        parts.append(f"{finding.confidence.value} confidence")
    return " · ".join(parts)


def _twin_lines(place: Place, finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    """Another place of the finding; of one that reads like the primary only the beginning."""
    short_too = place.document == finding.document and quote(place).is_marked and quote(finding.primary).is_marked
    if not short_too:
        yield "    " + cut(f"also {twin_lines(place, finding)}:", width - 4)
    is_known = reads_like_primary(place, finding) and not short_too
    yield from (first_line if is_known else quote_lines)(place, width, paint)


def _remedy_lines(finding: Finding, report: Report, width: int) -> Iterator[str]:
    todo = remedy(finding, report)
    if todo is not None:
        first, *rest = wrap(todo, width - 9)
        yield f"    fix: {first}"
        yield from (f"         {line}" for line in rest)
