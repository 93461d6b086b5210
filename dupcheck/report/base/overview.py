"""The counts every human format shows: verdict, table per rule, what a cap leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dupcheck.model.finding import Finding, Severity
from dupcheck.model.report import Report
from dupcheck.model.shortlist import SHORTLIST, worst_of_each
from dupcheck.report.base.excerpt import one_line

OF_A_SITE = "domain-wide-fault"  # of its findings each stands for those of most pages of a site
WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One line of the table per rule; `rate` is the share of documents in percent."""

    rule: str
    code: str
    severity: Severity
    summary: str
    findings: int
    documents: int
    rate: float


def rule_rows(report: Report) -> list[RuleRow]:
    """A row for every rule that fired, the worst and most frequent first; of equally bad ones, what is told of sites.

    `severity` is the worst that the rule gave.
    """
    worst = report.counts.worst
    rows = [
        RuleRow(
            rule=rule,
            code=worst[rule][0],
            severity=worst[rule][1],
            summary=report.rules[rule].summary if rule in report.rules else "",
            findings=count.findings,
            documents=count.documents,
            rate=rate(count.documents, report.documents),
        )
        for rule, count in report.by_rule().items()
    ]

    def order(row: RuleRow) -> tuple[int, bool, int, int, str]:
        return -row.severity.rank, row.rule != OF_A_SITE, -row.documents, -row.findings, row.rule

    return sorted(rows, key=order)


def rate(part: int, documents: int) -> float:
    """`part` of all documents in percent; 0.0 where there are none."""
    return 100 * part / documents if documents else 0.0


def percent(value: float) -> str:
    """A rate as people read it; one that is not zero never reads as zero."""
    return "< 0.1 %" if 0 < value < 0.05 else f"{value:.1f} %"


def verdict(report: Report) -> str:
    """One line: documents, findings by severity, skipped."""
    parts = [counted(report.documents, "document"), _findings(report)]
    if report.skipped:
        parts.append(f"{len(report.skipped):,} skipped")
    return ", ".join(parts)


def counted(count: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def capped(report: Report, max_per_rule: int) -> tuple[list[Finding], dict[str, int]]:
    """The `max_per_rule` worst findings of every rule (0: all), worst first; how many each has besides."""
    is_enough = report.shortlist is not None and 0 < max_per_rule <= SHORTLIST
    shown = worst_of_each(report.shortlist or () if is_enough else report.findings, max_per_rule)
    counts = Counter(report.counts.findings)
    counts.subtract(finding.rule for finding in shown)
    return shown, {rule: count for rule, count in sorted(counts.items()) if count}


def _findings(report: Report) -> str:
    counts = report.counts.severities
    if not counts:
        return "no findings"
    parts = [_of_severity(counts[severity], severity) for severity in WORST_FIRST if counts[severity]]
    return f"{counted(counts.total(), 'finding')} ({', '.join(parts)})"


def _of_severity(count: int, severity: Severity) -> str:
    return f"{count:,} info" if severity is Severity.INFO else counted(count, severity.value)


def review_lines(report: Report, most: int) -> list[str]:
    """What became of a block file, a line for the counts and one for each of at most `most` stale entries."""
    review = report.review
    if review is None:
        return []
    lines = [
        f"block file: {counted(review.accepted, 'block')} accepted, {review.ignored:,} ignored, "
        f"{len(review.stale):,} stale"
    ]
    lines.extend(
        f"stale: line {entry.line}, {one_line(entry.site)}: {one_line(entry.text)}" for entry in review.stale[:most]
    )
    if len(review.stale) > most:
        lines.append(f"and {len(review.stale) - most:,} more that stand on no page")
    return lines
