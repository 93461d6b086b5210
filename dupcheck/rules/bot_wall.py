"""The text is a bot defence's page, not the page that was asked for.

What it finds:
A text of at most 300 words that holds a sentence of a known challenge or block page ("Enable JavaScript and cookies
to continue", "Our systems have detected unusual traffic"), or two of its lines ("Just a moment...", "Ray ID: ..."); the
title counts as a line. An article about such pages is longer, or quotes the sentence among its own.

Why it matters:
The server answered 200 and the crawl looks complete, but the page is missing; every walled page has the same text.

What to do:
Drop the record and fetch the page again, slower or by the way the site offers to machines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, of_at_most
from dupcheck.rules.base.marks import Mark, extent_of, marks_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.title_phrases import in_short_page, phrase_in_title

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "bot-wall"
MAX_WORDS = 300  # Cloudflare's longest block page has 150; rules.md proposes 200 to 300
MIN_SHARE = 0.06  # of the words on a page of prose that are a single sentence of a vendor's; a quotation has less
STEMS_WORDS = 60  # of a page that may say it in words of its own
SHORT_WORDS = 60  # a page of fewer with such a sentence is nothing else
MARKS = frozenset({"mark"})
QUOTES = "\"'“”„«»‹›‘’「『`"


def judge(page: Page) -> Iterator[Flag]:
    marks = [
        mark
        for mark in marks_of(page, NAME, stems=spaced_words(page.text, page.num_words) <= STEMS_WORDS)
        if not _is_quoted(page, mark)
    ]
    title = phrase_in_title(NAME, MARKS, page.document.title or "")
    vendor = sum(mark.has("vendor") for mark in marks)
    signs = len({mark.span.of(page.text).casefold() for mark in marks}) + bool(title)
    if not (signs > 1 and (vendor or title or _has_mark(marks))) and not (vendor and _fills(page, marks)):
        return
    span = extent_of(marks) if marks else Span(0, len(page.text)).trimmed(page.text)
    shown = quoted(page, marks) if marks else f'title "{title}"'
    yield Flag(
        primary=span,
        message=f"the page is a bot wall of {page.num_words} words ({shown})",
        confidence=Confidence.HIGH if signs > 1 else Confidence.MEDIUM,
        measures={"words": page.num_words, "signs": signs},
    )


def _has_mark(marks: list[Mark]) -> bool:
    return any(mark.has("mark") for mark in marks)


def _fills(page: Page, marks: list[Mark]) -> bool:
    """True when a single sentence is a good part of the page."""
    said = sum(len(mark.span) for mark in marks)
    is_short = spaced_words(page.text, page.num_words) <= SHORT_WORDS
    return is_short or said >= MIN_SHARE * len(page.text)


def _is_quoted(page: Page, mark: Mark) -> bool:
    before = page.text[: mark.span.start].rstrip()[-1:]
    return not mark.whole and bool(before) and before in QUOTES


RULE = DocumentRule(
    name=NAME,
    code="WAL01",
    severity=Severity.ERROR,
    candidates=in_short_page(
        either(with_roles(NAME, "vendor", "mark"), of_at_most(2 * STEMS_WORDS)), NAME, MARKS, MAX_WORDS
    ),
    judge=judge,
    worded=Worded.PAGE,
)
