"""The report for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from dupcheck.model.finding import Finding
from dupcheck.model.report import Report
from dupcheck.report.base.again import told_before
from dupcheck.report.base.excerpt import document_name, location
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.base.overview import OF_A_SITE, capped, counted, verdict
from dupcheck.report.terminal.closing import closing_lines
from dupcheck.report.terminal.columns import wrap
from dupcheck.report.terminal.finding import brief_lines, finding_lines
from dupcheck.report.terminal.paint import Paint, Style, painter

MAX_PER_RULE = 5
MIN_WIDTH, MAX_WIDTH = 60, 120  # narrower cuts every line to pieces, wider is hard to read
Told = tuple[Finding, bool]  # a finding, and whether it was told of another document


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """Findings by document, the worst first, those of sites before others; clusters, rules, skips; then the verdict."""
    paint = painter(options.color)
    width = min(max(options.width, MIN_WIDTH), MAX_WIDTH)
    limit = MAX_PER_RULE if options.max_per_rule is None else options.max_per_rule
    shown, hidden = capped(report, limit)
    for document in _by_document(shown):
        yield from _lines(_document_lines(document, report, width, paint))
    if hidden:
        yield from _lines([*wrap(_hidden_line(hidden), width), ""])
    yield from _lines(closing_lines(report, width, paint))
    yield from _lines([paint(verdict(report), _verdict_style(report))])


def _by_document(findings: list[Finding]) -> Iterator[list[Told]]:
    def document_key(finding: Finding) -> tuple[str, int, str]:
        return finding.sort_key[:3]

    def comes_later(finding: Finding) -> bool:
        return finding.rule != OF_A_SITE

    # The sorts are stable: within a document the findings stay worst first, and so do the documents.
    documents = [
        sorted(group, key=comes_later) for _, group in groupby(sorted(findings, key=document_key), key=document_key)
    ]
    documents.sort(key=lambda document: (-max(one.severity.rank for one in document), comes_later(document[0])))
    told = told_before(finding for document in documents for finding in document)
    for document in documents:
        yield list(islice(told, len(document)))


def _document_lines(document: list[Told], report: Report, width: int, paint: Paint) -> Iterator[str]:
    first, _ = document[0]
    yield paint(location(first.source), Style.STRONG)
    name = document_name(first)
    if name is not None:
        yield paint(f"  {name}", Style.FAINT)
    yield ""
    for finding, is_told in document:
        yield from (brief_lines if is_told else finding_lines)(finding, report, width, paint)
        yield ""


def _hidden_line(hidden: dict[str, int]) -> str:
    listed = ", ".join(f"{count:,} of {rule}" for rule, count in hidden.items())
    return f"{counted(sum(hidden.values()), 'more finding')} not shown: {listed}; --max-per-rule 0 shows all"


def _verdict_style(report: Report) -> Style:
    return Style.STRONG if report.findings or report.skipped else Style.GOOD


def _lines(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line + "\n"


FORMAT = ReportFormat(name="text", suffix=".txt", render=render)
