"""What a finding may weigh whose wording nobody has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.finding import Severity

if TYPE_CHECKING:
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Page


def severity_of(page: Page, rule: str, span: Span) -> Severity | None:
    """INFO where every phrase of `rule` within `span` is unverified; None, the rule's own severity, otherwise."""
    hits = [hit for hit in page.hits(rule) if span.start <= hit.span.start and hit.span.end <= span.end]
    return Severity.INFO if hits and not any(hit.phrase.verified for hit in hits) else None
