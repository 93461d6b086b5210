"""The worst findings of every rule: all that a report for people shows of a long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from dupcheck.model.finding import Finding, Severity
from dupcheck.model.packed import RULE, SEVERITY, Packed, order_of

Item = TypeVar("Item")

SHORTLIST = 20  # findings of each rule, as many as the HTML report shows by default
_SLACK = 100  # findings of a rule that are held beyond the limit before the worst are chosen anew


_RANKS: dict[str, int] = {severity._value_: severity.rank for severity in Severity}


def worst_of_each(findings: Iterable[Finding], limit: int = SHORTLIST) -> list[Finding]:
    """The `limit` worst findings of every rule, all of them for 0, by severity, then by place."""
    return _worst(findings, limit, lambda finding: finding.rule, lambda one: (-one.severity.rank, one.sort_key))


def worst_packed(findings: Iterable[Packed], limit: int = SHORTLIST) -> list[Packed]:
    """The same of packed findings."""
    return _worst(findings, limit, lambda packed: packed[RULE], lambda one: (-_RANKS[one[SEVERITY]], order_of(one)))


def _worst(
    findings: Iterable[Item], limit: int, rule_of: Callable[[Item], str], order: Callable[[Item], Any]
) -> list[Item]:
    of_rule: dict[str, list[Item]] = {}
    for finding in findings:
        held = of_rule.setdefault(rule_of(finding), [])
        held.append(finding)
        if limit and len(held) >= 2 * limit + _SLACK:
            held[:] = sorted(held, key=order)[:limit]
    return sorted((one for held in of_rule.values() for one in sorted(held, key=order)[: limit or None]), key=order)
