"""The text is a consent notice, not the page that was asked for.

What it finds:
A text of which a cookie banner, the panel of a consent manager or a consent page ("Before you continue to YouTube",
"Reject and subscribe", "Are you over 18?") is more than half. The notice asks for consent and offers a way to give it,
as a banner does; a policy or an article about cookies is longer, or has more paragraphs of its own. A heading that
asks and a button that answers are a note.

Why it matters:
The server answered 200 and the crawl looks complete, but the page is missing; every page of the site has this text.

What to do:
Drop the record and fetch the page again with the cookie that the consent sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import LOOSE, Mark, extent_of, marks_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import with_stems
from dupcheck.rules.base.title_phrases import in_short_page
from dupcheck.rules.base.verified import severity_of
from dupcheck.rules.cookie_banner import BUTTON, BUTTON_LENGTH, BUTTON_REACH, TAKING

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "consent-wall"
MAX_WORDS = 1500  # a consent manager's panel on the benchmark pages has 1,236
MAX_BANNER_WORDS = 250  # of a page that is a banner: 120 by rules.md's measure, with a menu's lines around it
MIN_SHARE = 0.5  # rules.md: the block is more than half of the document
MAX_LOOSE_WORDS = 60  # of one that asks in words of its own and shows no button
MAX_OFFER_WORDS = 100  # of a page that is told by its heading and its buttons alone
MIN_DETAILS = 3  # descriptions that make a panel: a cookie policy quotes one or two
MAX_PROSE_LINES = 2  # lines of prose that no phrase stands on: more of them are an article or a policy
PROSE_WORDS = 25
TITLES = frozenset({"title"})
CORE = ("consent", "opening", "detail", "page")


def judge(page: Page) -> Iterator[Flag]:
    marks = marks_of(page, NAME)
    core = [mark for mark in marks if _is_core(mark)]
    asks = bool(core) and _asks(page, marks)
    if not asks and not _offers(page, marks):
        return
    block = [mark for mark in marks if mark.whole or _is_core(mark)]
    share = _num_words(page, block) / page.num_words
    if share <= MIN_SHARE or _num_other_prose(page, block) > MAX_PROSE_LINES:
        return
    span = extent_of(block)
    sure = len(core) > 1 or len(block) > 2
    yield Flag(
        primary=span,
        message=f"the page is a consent notice: {share:.0%} of {page.num_words} words ({quoted(page, block)})",
        severity=severity_of(page, NAME, span, *CORE) if asks else Severity.INFO,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        measures={"words": page.num_words, "share": round(share, 2)},
    )


def _is_core(mark: Mark) -> bool:
    return mark.has(*CORE)


def _asks(page: Page, marks: Sequence[Mark]) -> bool:
    """True for consent with a way to give it on a short page, and for a panel's descriptions."""
    if sum(mark.has("detail") for mark in marks) >= MIN_DETAILS:
        return True
    answers = any(mark.has("accept") or _is_answer(mark) for mark in marks)
    takes = answers or any(_has_button(page, mark) for mark in marks if mark.has("consent"))
    words = spaced_words(page.text, page.num_words)
    if all(mark.has(LOOSE) for mark in marks if _is_core(mark)) and not answers:
        return takes and words <= MAX_LOOSE_WORDS
    stands = any(mark.has("page") and not mark.has(LOOSE) for mark in marks)
    return words <= MAX_BANNER_WORDS and (takes or stands)


def _is_answer(mark: Mark) -> bool:
    """True for a button's line; one that is told by its stems is prose that names a button."""
    return mark.whole and mark.has("button", "choice") and not mark.has(LOOSE)


def _offers(page: Page, marks: Sequence[Mark]) -> bool:
    """True for a heading and an answer to it on a page that is little more."""
    is_short = spaced_words(page.text, page.num_words) <= MAX_OFFER_WORDS
    heads = [mark.place for mark in marks if mark.whole and mark.has("title")]
    answers = [mark.place for mark in marks if _is_answer(mark) or (mark.whole and mark.has("accept"))]
    return is_short and bool(heads and answers) and heads[0] < answers[-1]


def _has_button(page: Page, mark: Mark) -> bool:
    """True when the line that asks for consent, or a short one beside it, says how it is given."""
    lines = page.prose_lines[max(0, mark.place - BUTTON_REACH) : mark.place + BUTTON_REACH + 1]
    if TAKING.search(page.prose_lines.text(mark.place)):
        return True
    return any(BUTTON.search(line.text[-BUTTON_LENGTH:]) for line in lines)


def _num_words(page: Page, block: Sequence[Mark]) -> int:
    """Words of the lines from the block's first to its last; inside one line, of the block's part of it."""
    if block[0].place == block[-1].place and not block[0].whole:
        first, last = block[0].span.start, block[-1].span.end
        return min(page.num_words, len(Span(first, last).of(page.text).split()))
    return sum(line.words for line in page.prose_lines[block[0].place : block[-1].place + 1])


def _num_other_prose(page: Page, block: Sequence[Mark]) -> int:
    """How many lines of prose hold no phrase."""
    places = {mark.place for mark in block}
    return sum(line.words >= PROSE_WORDS for place, line in enumerate(page.prose_lines) if place not in places)


RULE = DocumentRule(
    name=NAME,
    code="WAL04",
    severity=Severity.ERROR,
    candidates=in_short_page(either(with_roles(NAME, *CORE, "title"), with_stems(NAME)), NAME, TITLES, MAX_WORDS),
    judge=judge,
    yields_to=("bot-wall", "soft-404"),
    worded=Worded.PAGE,
)
