"""What a finding may weigh whose wording nobody has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.finding import Severity

if TYPE_CHECKING:
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Page


def severity_of(page: Page, rule: str, span: Span, *roles: str) -> Severity | None:
    """INFO where no phrase of `rule` in `roles` (any, by default) within `span` is verified; else None, the rule's own.

    A span without such a phrase was found by other means and keeps the rule's severity.
    """
    hits = [hit for hit in page.hits(rule) if not roles or hit.phrase.role in roles]
    inside = [hit for hit in hits if span.start <= hit.span.start and hit.span.end <= span.end]
    return Severity.INFO if inside and not any(hit.phrase.verified for hit in inside) else None
