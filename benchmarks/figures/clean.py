"""Hand-made texts of which nothing should be said: how many have no error, no warning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dupcheck import Finding
from figures.alarms import known_alarms, unlisted
from figures.figure import Figure
from figures.judged import clean_findings

SETS = ("aeb_gold", "wcxb_gold/articles", "wcxb_gold", "hardneg")
SEVERITIES = ("error", "warning")
# Every one of these was read. Warnings on hard negatives are mostly that they are short.
READ = {"aeb_gold": SEVERITIES, "wcxb_gold": SEVERITIES, "hardneg": ("error",)}


def measure(folder: Path) -> tuple[list[Figure], list[tuple[str, ...]], list[str]]:
    """The figures; for each set and severity a row (set, severity, documents, rules); the alarms nobody has read."""
    figures: list[Figure] = []
    rows: list[tuple[str, ...]] = []
    alarms: list[Finding] = []
    for name in SETS:
        count, findings = findings_about(folder, name)
        for severity in SEVERITIES:
            fired = [finding for finding in findings if finding.severity == severity]
            concerned = len({finding.document for finding in fired})
            figures.append(Figure(f"clean/{name}/without-{severity}", count - concerned, count))
            rows.append((name, severity, f"{concerned / count:.2%}", _said(fired)))
            if severity in READ.get(name, ()):
                alarms.extend(fired)
    return figures, rows, unlisted(alarms, known_alarms())


def findings_about(folder: Path, name: str) -> tuple[int, list[Finding]]:
    """How many documents a set has, or its part behind a slash, and the findings about them."""
    name, _, part = name.partition("/")
    judged = clean_findings(folder, name)
    chosen = {row["id"] for row in judged.rows if not part or row["label"]["page_type"] == "article"}
    return len(chosen), [finding for finding in judged.findings if finding.document in chosen]


def _said(findings: Sequence[Finding]) -> str:
    rules = Counter(rule for rule, _ in {(finding.rule, finding.document) for finding in findings})
    return ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items(), key=lambda i: (-i[1], i[0])))
