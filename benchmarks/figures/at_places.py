"""Which rules flag a place of a document, of figures that plant something there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dupcheck import Document, Finding, Settings, check
from dupcheck.model.span import Span


def findings_by_path(documents: Sequence[Document], settings: Settings) -> dict[str, list[Finding]]:
    """The findings of each document, by its path, which is its id too."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in check(documents, settings).findings:
        found[finding.document].append(finding)
    return found


def rules_at(findings: Iterable[Finding], span: Span) -> frozenset[str]:
    """The rules that point to any character of `span`."""
    return frozenset(
        finding.rule
        for finding in findings
        for place in (finding.primary, *finding.related)
        if place.span.overlap(span)
    )
