"""How many findings there are, counted once: a long list is not gone through for every number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dupcheck.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How many findings of a rule are listed, and in how many documents it fired: each counts, told alone or not."""

    findings: int
    documents: int


@dataclass(slots=True)
class Tally:
    """Findings and documents by rule, findings by severity, and of each rule its code and the worst it gave."""

    findings: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    worst: dict[str, tuple[str, Severity]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count what another tally, of other documents, has counted."""
        self.findings.update(other.findings)
        self.documents.update(other.documents)
        self.severities.update(other.severities)
        for rule, (code, severity) in other.worst.items():
            self.see(rule, code, severity)

    def by_rule(self) -> dict[str, RuleCount]:
        """Findings and documents of every rule that fired, by name."""
        return {
            rule: RuleCount(findings=self.findings[rule], documents=self.documents[rule])
            for rule in sorted(self.documents)
        }

    def count(self, rule: str, code: str, severity: Severity, findings: int = 1) -> None:
        """Count findings of one rule and severity, not the documents they are of."""
        self.findings[rule] += findings
        self.severities[severity] += findings
        self.see(rule, code, severity)

    def see(self, rule: str, code: str, severity: Severity) -> None:
        """Remember the worst severity of a rule."""
        known = self.worst.get(rule)
        if known is None or severity.rank > known[1].rank:
            self.worst[rule] = code, severity


def count_findings(findings: Iterable[Finding]) -> Tally:
    """The tally of some findings; all findings of a document are among them."""
    listed = list(findings)
    tally = Tally()
    kinds = Counter((finding.rule, finding.code, finding.severity) for finding in listed)
    for (rule, code, severity), count in kinds.items():
        tally.count(rule, code, severity, count)
    tally.documents.update(rule for rule, _ in {(finding.rule, finding.document) for finding in listed})
    return tally
