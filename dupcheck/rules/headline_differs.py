"""The record's title is not the page's.

What it finds:
A title field that shares less than half of its words with every title its page states: og:title, JSON-LD headline,
first headings and `<title>`.

Why it matters:
The title was taken from another element, such as a section's name or the headline of a related article, or title and
page were paired wrongly.

What to do:
Take the title from `og:title` or from the `h1` that the finding quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_SHARED = 0.5  # of the words of the shorter title
MIN_WORDS = 2
MAX_QUOTED = 80  # characters
_WORD = pattern(r"\w+")


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    own = _words(page.document.title or "")
    if facts is None or len(own) < MIN_WORDS:
        return
    stated = [(title, _words(title)) for title in facts.statements.titles]
    stated = [(title, words) for title, words in stated if len(words) >= MIN_WORDS]
    if not stated:
        return
    shared = max(len(own & words) / min(len(own), len(words)) for _, words in stated)
    if shared >= MIN_SHARED:
        return
    yield Flag(
        primary=Span(0, 0),
        message=f'the title is "{_short(page.document.title or "")}", the page says "{_short(stated[0][0])}"',
        confidence=Confidence.MEDIUM,
        measures={"shared": round(shared, 4)},
        evidence=page.document.title,
    )


def _words(title: str) -> set[str]:
    """The words of a title; its characters where it sets no spaces."""
    words = _WORD.findall(title.casefold())
    if len(words) == 1 and not words[0].isascii():
        return set(words[0])
    return set(words)


def _short(title: str) -> str:
    return " ".join(title.split())[:MAX_QUOTED]


RULE = DocumentRule(
    name="headline-differs",
    code="HTM05",
    severity=Severity.WARNING,
    candidates=with_page_beside,
    judge=judge,
)
