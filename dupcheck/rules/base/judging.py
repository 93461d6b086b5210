"""Asks the document rules about one batch and turns their flags into findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import process_time

from dupcheck.model.finding import Flag
from dupcheck.model.packed import Packed
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.failure import NOT_OF_A_RULE, Failure, failure_of
from dupcheck.rules.base.findings import finding_of
from dupcheck.rules.base.html_places import located
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.rule import DocumentRule, FailureRule
from dupcheck.rules.base.survey import Survey
from dupcheck.rules.base.verified import weighed
from dupcheck.rules.base.worded_notes import note, worded_rows

YIELD_SHARE = 0.5  # of a flag's primary under a stronger rule's spans, from which the flag is the same fault again
FEW_SPANS = 2  # of a document's flags: the table of its lines takes 25 us more than to count up to so few


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of one document of a batch, packed and not yet named, and what each rule claims of its text."""

    findings: tuple[Packed, ...]
    claimed: dict[str, tuple[Span, ...]]


def judge_batch(
    survey: Survey,
    rules: Sequence[DocumentRule],
    timings: dict[str, float] | None = None,
    pages: dict[int, Page] | None = None,
    teller: FailureRule | None = None,
) -> dict[int, Judged]:
    """Findings by row, for the rows that have any. `rules` stand in judging order.

    The seconds of processor time that each rule took are added to `timings`; what rules share, such as the repeats,
    counts for the first that asks for it. The pages that were looked at are left in `pages`, with what was computed
    for them. Of a rule that stops on a document `teller` makes a finding; without one its error is raised.
    """
    pages = {} if pages is None else pages
    findings: dict[int, list[Packed]] = {}
    for rule in rules:
        started = process_time() if timings is not None else 0.0
        _judge_by(rule, survey, pages, findings, teller)
        if timings is not None:
            timings[rule.name] = timings.get(rule.name, 0.0) + process_time() - started
    _judge_words(rules, survey, pages, findings)
    return {row: Judged(tuple(found), pages[row].claimed) for row, found in sorted(findings.items())}


def _judge_by(
    rule: DocumentRule,
    survey: Survey,
    pages: dict[int, Page],
    findings: dict[int, list[Packed]],
    teller: FailureRule | None,
) -> None:
    """Adds what one rule finds to `findings` and to what the `pages` hold as claimed."""
    try:
        rows = rule.candidates(survey).tolist()
    except NOT_OF_A_RULE:
        raise
    except Exception:
        if teller is None:
            raise
        _judge_each(rule, survey, pages, findings, teller)
        return
    for row in rows:
        page = pages.get(row)
        if page is None:
            page = pages[row] = Page(survey, row)
        try:
            found = _judge_page(rule, page)
        except NOT_OF_A_RULE:
            raise
        except Exception as err:
            if teller is None:
                raise
            found = [_told(teller, failure_of(rule.name, err), page)]
        if found:
            findings.setdefault(row, []).extend(found)


def _judge_words(
    rules: Sequence[DocumentRule], survey: Survey, pages: dict[int, Page], findings: dict[int, list[Packed]]
) -> None:
    """Adds notes on what has the words of a rule's fault, where it flagged none of it and rules like it not most."""
    names = [rule.name for rule in rules if rule.worded]
    for row, rule, run in worded_rows(survey, rules):
        page = pages.setdefault(row, Page(survey, row))
        flag = note(page, run)
        is_told = any(flag.primary.overlap(claim) for claim in page.claims([rule.name]))
        if not is_told and unclaimed([flag], page.claims(names)):
            findings.setdefault(row, []).extend(_tell(rule, page, [flag]))


def _judge_each(
    rule: DocumentRule,
    survey: Survey,
    pages: dict[int, Page],
    findings: dict[int, list[Packed]],
    teller: FailureRule,
) -> None:
    """As `_judge_by`, each document by itself: which one the rule stops on does not depend on those beside it."""
    for row in range(len(survey.tables)):
        page = pages.setdefault(row, Page(survey, row))
        try:
            alone = Page(survey.alone(row), 0)
            alone.claimed = page.claimed
            found = _judge_page(rule, alone) if len(rule.candidates(alone.survey)) else []
        except NOT_OF_A_RULE:
            raise
        except Exception as err:
            found = [_told(teller, failure_of(rule.name, err), page)]
        if found:
            findings.setdefault(row, []).extend(found)


def _judge_page(rule: DocumentRule, page: Page) -> list[Packed]:
    """The findings of one rule in one document, which are claimed for it."""
    flags = list(rule.judge(page))
    if flags and page.claimed:
        flags = unclaimed(flags, page.claims(rule.yields_to))
    return _tell(rule, page, weighed(page, rule.name, flags)) if flags else []


def _tell(rule: DocumentRule, page: Page, flags: list[Flag]) -> list[Packed]:
    """The findings that these flags of a rule make, which are claimed for it."""
    flags = located(rule.name, flags, page.text, page.field("html"))
    claimed = claims_of(flags)
    source = page.field("path"), page.field("record")
    # To count lines up to a few places takes less than to find where all lines begin.
    starts = page.line_starts if len(claimed) > FEW_SPANS else None
    found = [finding_of(rule, flag, page.text, source, starts) for flag in flags]
    page.claimed[rule.name] = (*page.claimed.get(rule.name, ()), *claimed)
    return found


def _told(teller: FailureRule, failure: Failure, page: Page) -> Packed:
    """The finding of a rule that stopped on a document; it claims no place."""
    page.claimed[teller.name] = ()
    flag = teller.flag(failure, Span(0, len(page.text)).trimmed(page.text))
    return finding_of(teller, flag, page.text, (page.field("path"), page.field("record")))


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


def _is_claimed(primary: Span, claims: list[Span]) -> bool:
    if not claims:
        return False
    if not len(primary):
        return any(claim.start <= primary.start <= claim.end for claim in claims)
    return covered_characters(primary, claims) >= YIELD_SHARE * len(primary)
