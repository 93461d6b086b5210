"""The worst findings of every rule: all that a report for people shows of a long list."""

from __future__ import annotations

from collections.abc import Iterable

from dupcheck.model.finding import Finding

SHORTLIST = 20  # findings of each rule, as many as the HTML report shows by default
_SLACK = 100  # findings of a rule that are held beyond the limit before the worst are chosen anew


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, then by place."""
    return sorted(findings, key=lambda finding: (-finding.severity.rank, finding.sort_key))


def worst_of_each(findings: Iterable[Finding], limit: int = SHORTLIST) -> list[Finding]:
    """The `limit` worst findings of every rule, all of them for 0, worst first."""
    of_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        held = of_rule.setdefault(finding.rule, [])
        held.append(finding)
        if limit and len(held) >= 2 * limit + _SLACK:
            held[:] = worst_first(held)[:limit]
    return worst_first(finding for held in of_rule.values() for finding in worst_first(held)[: limit or None])
