"""Hand-made texts of which nothing should be said: how many have no error, no warning."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from figures.figure import Figure
from figures.judged import findings_of

SETS = ("aeb_gold", "wcxb_gold", "hardneg")
SEVERITIES = ("error", "warning")


def measure(folder: Path) -> tuple[list[Figure], list[tuple[str, ...]]]:
    """The figures, and for each set and severity a row (set, severity, share of documents, rules that fire)."""
    figures: list[Figure] = []
    rows: list[tuple[str, ...]] = []
    for name in SETS:
        count, findings = findings_of(folder, name)
        for severity in SEVERITIES:
            fired = [finding for finding in findings if finding.severity == severity]
            concerned = len({finding.document for finding in fired})
            figures.append(Figure(f"clean/{name}/without-{severity}", count - concerned, count))
            rules = Counter(rule for rule, _ in {(finding.rule, finding.document) for finding in fired})
            said = ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items(), key=lambda i: (-i[1], i[0])))
            rows.append((name, severity, f"{concerned / count:.2%}", said))
    return figures, rows
