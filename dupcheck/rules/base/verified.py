"""What a finding may weigh whose wording nobody has checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.phrase_file import WORDS, phrases_of
from dupcheck.rules.base.stems import stem_signs

if TYPE_CHECKING:
    from dupcheck.model.finding import Flag
    from dupcheck.rules.base.page import Page


def severity_of(page: Page, rule: str, span: Span, *roles: str) -> Severity | None:
    """INFO where no phrase of `rule` in `roles` (any, by default) within `span` is verified; else None, the rule's own.

    A span without such a phrase was found by other means and keeps the rule's severity.
    """
    hits = [hit for hit in page.hits(rule) if not roles or hit.phrase.role in roles]
    inside = [hit for hit in hits if span.start <= hit.span.start and hit.span.end <= span.end]
    return Severity.INFO if inside and not any(hit.phrase.verified for hit in inside) else None


def weighed(page: Page, rule: str, flags: Iterable[Flag]) -> list[Flag]:
    """The flags, those as notes that rest on phrases and stems which nobody has seen a page use, and on no others."""
    flags = list(flags)
    if not _has_unseen(rule) or all(flag.severity is Severity.INFO for flag in flags):
        return flags
    said = [(hit.span, hit.phrase.verified) for hit in page.hits(rule) if hit.phrase.kind not in WORDS]
    said += [(sign.span, sign.verified) for sign in stem_signs(page, rule)]
    known = [span for span, is_verified in said if is_verified]
    unseen = [span for span, is_verified in said if not is_verified]
    if not unseen:
        return flags
    return [
        replace(flag, severity=Severity.INFO)
        if _stands_in(flag, unseen) and not _stands_in(flag, known) and flag.severity is not Severity.INFO
        else flag
        for flag in flags
    ]


def _stands_in(flag: Flag, spans: Iterable[Span]) -> bool:
    """True when one of the spans lies in one of the flag's places."""
    places = [flag.primary, *(place for place in flag.related if isinstance(place, Span))]
    return any(place.start <= span.start and span.end <= place.end for span in spans for place in places)


@cache
def _has_unseen(rule: str) -> bool:
    return any(not phrase.verified and phrase.kind not in WORDS for phrase in phrases_of(rule))
