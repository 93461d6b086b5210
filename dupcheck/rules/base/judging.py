"""Asks the document rules about one batch and turns their flags into findings."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import process_time

from dupcheck.model.finding import (
    CONTEXT_LENGTH,
    EXCERPT_LENGTH,
    SHORT_EVIDENCE,
    TAIL_LENGTH,
    Finding,
    Flag,
    Place,
    Source,
)
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.html_places import located
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.rule import DocumentRule, Rule
from dupcheck.rules.base.survey import Survey

YIELD_SHARE = 0.5  # of a flag's primary under a stronger rule's spans, from which the flag is the same fault again
FEW_SPANS = 2  # of a document's flags: the table of its lines takes 25 us more than to count up to so few


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of one document of a batch, not yet named after it, and what each rule claims of its text."""

    findings: tuple[Finding, ...]
    claimed: dict[str, tuple[Span, ...]]


def judge_batch(
    survey: Survey,
    rules: Iterable[DocumentRule],
    timings: dict[str, float] | None = None,
    pages: dict[int, Page] | None = None,
) -> dict[int, Judged]:
    """Findings by row, for the rows that have any. `rules` stand in judging order.

    The findings' document is "" and their fingerprint a digest of the evidence, until `named` gives both. The seconds
    of processor time that each rule took are added to `timings`; what rules share, such as the repeats, counts for the
    first that asks for it. The pages that were looked at are left in `pages`, with what was computed for them.
    """
    pages = {} if pages is None else pages
    findings: dict[int, list[Finding]] = {}
    for rule in rules:
        started = process_time() if timings is not None else 0.0
        _judge_by(rule, survey, pages, findings)
        if timings is not None:
            timings[rule.name] = timings.get(rule.name, 0.0) + process_time() - started
    return {row: Judged(tuple(found), pages[row].claimed) for row, found in sorted(findings.items())}


def _judge_by(rule: DocumentRule, survey: Survey, pages: dict[int, Page], findings: dict[int, list[Finding]]) -> None:
    """Adds what one rule finds to `findings` and to what the `pages` hold as claimed."""
    for row in rule.candidates(survey).tolist():
        page = pages.get(row)
        if page is None:
            page = pages[row] = Page(survey, row)
        flags = list(rule.judge(page))
        if flags and page.claimed:
            flags = unclaimed(flags, page.claims(rule.yields_to))
        if flags:
            flags = located(rule.name, flags, page.text, page.field("html"))
            page.claimed[rule.name] = claims_of(flags)
            source = Source(path=page.field("path"), record=page.field("record"))
            # To count lines up to a few places takes less than to find where all lines begin.
            starts = page.line_starts if len(page.claimed[rule.name]) > FEW_SPANS else None
            findings.setdefault(row, []).extend(finding_of(rule, flag, page.text, source, starts) for flag in flags)


def unclaimed(flags: Iterable[Flag], claims: list[Span]) -> list[Flag]:
    """The flags whose primary is not mostly claimed by a stronger rule."""
    return [flag for flag in flags if not _is_claimed(flag.primary, claims)]


def claims_of(flags: Iterable[Flag]) -> tuple[Span, ...]:
    """Every span of this document that the flags point to or would cut."""
    spans: dict[tuple[int, int], Span] = {}  # by pairs, which are compared in C
    for flag in flags:
        spans[flag.primary.start, flag.primary.end] = flag.primary
        for related in flag.related:
            if isinstance(related, Span):
                spans[related.start, related.end] = related
        for edit in flag.fix.edits if flag.fix else ():
            spans[edit.span.start, edit.span.end] = edit.span
    if len(spans) == 1:
        return tuple(spans.values())
    return tuple([spans[pair] for pair in sorted(spans)])


def finding_of(
    rule: Rule,
    flag: Flag,
    text: str,
    source: Source,
    line_starts: Sequence[int] | None = None,
    document: str | None = None,
) -> Finding:
    """The finding of a flag in a document of this text, read at `source`; without `line_starts` lines are counted.

    With the final id of the `document` it is named at once.
    """
    evidence = flag.primary.of(text) if flag.evidence is None else flag.evidence
    digest = _digest(" ".join(unicodedata.normalize("NFKC", evidence).casefold().split()))
    name = document or ""
    related = [
        place if isinstance(place, Place) else place_of(place, text, name, line_starts) for place in flag.related
    ]
    return Finding(
        rule=rule.name,
        code=rule.code,
        severity=flag.severity or rule.severity,
        confidence=flag.confidence,
        message=flag.message,
        document=name,
        source=source,
        primary=place_of(flag.primary, text, name, line_starts),
        related=tuple(related),
        measures=dict(sorted(flag.measures.items())),
        fix=flag.fix,
        fingerprint=digest if document is None else _fingerprint(rule.name, document, digest),
    )


def named(finding: Finding, document: str) -> Finding:
    """The finding with the final id of its document, in its places and in its fingerprint."""
    return Finding(
        rule=finding.rule,
        code=finding.code,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        document=document,
        source=finding.source,
        primary=_named_place(finding.primary, document),
        related=tuple([_named_place(place, document) for place in finding.related]),
        measures=finding.measures,
        fix=finding.fix,
        fingerprint=_fingerprint(finding.rule, document, finding.fingerprint),
    )


def place_of(span: Span, text: str, document: str, line_starts: Sequence[int] | None = None) -> Place:
    """A span of `text` with its lines and what a report quotes of it; lines are counted anew without `line_starts`."""
    if line_starts is None:
        start_line = text.count("\n", 0, span.start) + 1
        end_line = start_line + text.count("\n", span.start, max(span.start, span.end - 1))
    else:
        start_line = bisect_right(line_starts, span.start)
        end_line = bisect_right(line_starts, max(span.start, span.end - 1), start_line - 1)
    quoted_to = min(span.end, span.start + EXCERPT_LENGTH)
    tail = text[max(quoted_to, span.end - TAIL_LENGTH) : span.end]
    before = after = ""
    if len(span) < SHORT_EVIDENCE:
        before = text[max(0, span.start - CONTEXT_LENGTH) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + CONTEXT_LENGTH].partition("\n")[0]
    return Place(document, span, start_line, end_line, text[span.start : quoted_to], tail, before, after)


def _named_place(place: Place, document: str) -> Place:
    if place.document:
        return place
    return Place(
        document, place.span, place.start_line, place.end_line, place.text, place.tail, place.before, place.after
    )


def _is_claimed(primary: Span, claims: list[Span]) -> bool:
    if not claims:
        return False
    if not len(primary):
        return any(claim.start <= primary.start <= claim.end for claim in claims)
    return covered_characters(primary, claims) >= YIELD_SHARE * len(primary)


def _fingerprint(rule: str, document: str, digest: str) -> str:
    return _digest(f"{rule}\0{document}\0{digest}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
