"""The text is the notice that the page needs JavaScript.

What it finds:
A text of fewer than 60 words that holds the notice ("You need to enable JavaScript to run this app", "JavaScript is
disabled in your browser") in one of fourteen languages. A longer text with such a line is a page that works without, or
an article about scripts.

Why it matters:
The server answered 200 and the crawl looks complete, but the page is missing; every page of the site has this text.

What to do:
Drop the record and fetch the page with a browser, or from the interface that its script calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import extent_of, marks_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import with_stems
from dupcheck.rules.base.title_phrases import in_short_page

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "js-required"
MAX_WORDS = 59  # rules.md: < 60 words
MIN_SHARE = 0.25  # of the text under the notice, for a sure finding
TITLES = frozenset({"line"})


def judge(page: Page) -> Iterator[Flag]:
    marks = marks_of(page, NAME)
    if not marks or spaced_words(page.text, page.num_words) > MAX_WORDS:
        return
    span = extent_of(marks)
    sure = sum(len(mark.span) for mark in marks) >= MIN_SHARE * len(page.text.strip())
    yield Flag(
        primary=span,
        message=f"the page asks for JavaScript and says {page.num_words} words ({quoted(page, marks)})",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        measures={"words": page.num_words},
    )


_WITH_NOTICE = either(with_roles(NAME, "notice", "opening", "line"), with_stems(NAME))

RULE = DocumentRule(
    name=NAME,
    code="WAL05",
    severity=Severity.ERROR,
    candidates=in_short_page(
        either(with_roles(NAME, "notice", "opening", "line"), with_stems(NAME)), NAME, TITLES, 2 * MAX_WORDS
    ),
    judge=judge,
    yields_to=("bot-wall", "comment-system-notice"),
    worded=Worded.PAGE,
)
