"""What a report has shown already and need not show in full again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.model.finding import Finding, Place


def told_before(findings: Iterable[Finding]) -> Iterator[tuple[Finding, bool]]:
    """Each finding, and whether one before it said the same of several documents."""
    told: set[tuple[str, str]] = set()
    for finding in findings:
        key = (finding.rule, finding.message)
        yield finding, key in told
        if any(place.document != finding.document for place in finding.related):
            told.add(key)


def reads_like_primary(place: Place, finding: Finding) -> bool:
    """True when both ends of the place are those of the finding's primary."""
    return (place.text, place.tail) == (finding.primary.text, finding.primary.tail)
