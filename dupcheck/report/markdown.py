"""The report for a step summary of CI or a pull request: verdict and table first, findings folded away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dupcheck.model.finding import Finding, Place
from dupcheck.model.report import Report
from dupcheck.report.base.again import reads_like_primary, told_before
from dupcheck.report.base.excerpt import document_name, lines_of, location, measures_of, twin_lines
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.base.overview import RuleRow, capped, counted, percent, review_lines, rule_rows, verdict
from dupcheck.report.base.quote import beginning, quote
from dupcheck.report.base.remedy import remedy
from dupcheck.report.base.skips import by_file, left_out
from dupcheck.report.markup.markdown import escaped, fenced, folded, quoted

MAX_PER_RULE = 5
MAX_RELATED = 2
MAX_AGAIN = 60  # characters quoted of a copy that reads like the one above it
MAX_LISTED = 20  # clusters and skipped records; a step summary holds 1 MiB


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """Verdict and table per rule; folded sections for every rule with findings, the clusters and what was skipped."""
    limit = MAX_PER_RULE if options.max_per_rule is None else options.max_per_rule
    shown, hidden = capped(report, limit)
    rows = rule_rows(report)
    yield f"### dupcheck: {verdict(report)}\n"
    yield from _table(rows)
    for row in rows:
        findings = [finding for finding in shown if finding.rule == row.rule]
        if row.findings:
            yield from _rule_section(row, findings, hidden.get(row.rule, 0), report)
    yield from _clusters(report)
    yield from (f"\n{escaped(line)}\n" for line in review_lines(report, MAX_LISTED))
    yield from _skipped(report)


def _table(rows: list[RuleRow]) -> Iterator[str]:
    if rows:
        yield "\n| Rule | Code | Severity | Findings | Documents | Rate |\n|---|---|---|--:|--:|--:|\n"
    for row in rows:
        cells = (f"{row.findings:,}", f"{row.documents:,}", escaped(percent(row.rate)))
        yield f"| `{row.rule}` | {row.code} | {row.severity.value} | {' | '.join(cells)} |\n"


def _rule_section(row: RuleRow, findings: list[Finding], hidden: int, report: Report) -> Iterator[str]:
    yield from folded(f"{row.severity.value}: {row.rule} ({counted(row.findings, 'finding')})")
    for finding, is_told in told_before(findings):
        yield from (_brief if is_told else _finding)(finding, report)
    if hidden:
        yield f"{counted(hidden, 'more finding')} not shown; `--max-per-rule 0` shows all.\n\n"
    yield "</details>\n"


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    yield _title(finding)
    yield from _quote(finding.primary)
    for twin in finding.related[:MAX_RELATED]:
        yield from _twin(twin, finding)
    for label, text in _notes(finding, report):
        yield f"- {label}: {escaped(text)}\n"
    yield "\n"


def _brief(finding: Finding, report: Report) -> Iterator[str]:
    """A finding that says of its document what one above says of another."""
    yield _title(finding)
    if finding.primary.text.strip():
        yield f"“{escaped(beginning(finding.primary, MAX_AGAIN))}”\n\n"


def _title(finding: Finding) -> str:
    place = f"{location(finding.source)}, {lines_of(finding.primary)}"
    return f"**{escaped(place)}**: {escaped(finding.message)}\n\n"


def _quote(place: Place) -> Iterator[str]:
    shown = quote(place)
    if shown.is_marked:
        yield quoted(shown)
    elif shown.head.strip():
        yield from fenced(shown.text)


def _twin(place: Place, finding: Finding) -> Iterator[str]:
    """Another place of the finding; of one that reads like the primary only its beginning."""
    label = f"also {escaped(twin_lines(place, finding))}:"
    if reads_like_primary(place, finding):
        yield f"{label} “{escaped(beginning(place, MAX_AGAIN))}”\n\n"
    else:
        yield f"{label}\n\n"
        yield from _quote(place)


def _notes(finding: Finding, report: Report) -> Iterator[tuple[str, str]]:
    name = document_name(finding)
    if name is not None:
        yield "document", name
    if len(finding.related) > MAX_RELATED:
        yield "further copies", f"{len(finding.related) - MAX_RELATED:,}"
    measures = " · ".join(f"{name} {value}" for name, value in measures_of(finding))
    if measures:
        yield "measures", f"{measures} · {finding.confidence.value} confidence"
    todo = remedy(finding, report)
    if todo is not None:
        yield "fix", todo


def _clusters(report: Report) -> Iterator[str]:
    if not report.clusters:
        return
    yield from folded(f"{counted(len(report.clusters), 'cluster')} of near-duplicates")
    for cluster in islice(report.clusters, MAX_LISTED):
        members = ", ".join(
            f"{escaped(member.document)} ({member.jaccard:.2f})"
            for member in cluster.members[:MAX_LISTED]
            if member.document != cluster.representative
        )
        yield f"- {escaped(cluster.representative)}: {members}\n"
    yield from _more(len(report.clusters) - MAX_LISTED)
    yield "\n</details>\n"


def _skipped(report: Report) -> Iterator[str]:
    if not report.skipped:
        return
    yield from folded(f"{len(report.skipped):,} skipped")
    files = by_file(report.skipped)
    for file in files[:MAX_LISTED]:
        rest = f"; {file.rest}" if file.more else ""
        yield f"- {escaped(file.place)}: {escaped(file.reason)}{rest}\n"
    if len(files) > MAX_LISTED:
        yield f"- {escaped(left_out(files[MAX_LISTED:]))}\n"
    yield "\n</details>\n"


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield f"- and {count:,} more\n"


FORMAT = ReportFormat(name="markdown", suffix=".md", render=render)
