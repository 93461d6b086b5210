"""The text holds several articles of its page.

What it finds:
Two or more `<article>` elements of the page, each with a heading and a hundred words of prose, that the text holds.

Why it matters:
Pages that load the next article when the reader reaches the end hold two or more, and a selector for `article` takes
them all: the record has one title and the text of several.

What to do:
Take the first `article` only, or the one whose address is the page's. On blogs' front pages, where the articles are
the text, ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_HELD = 0.6  # of an article's words
MAX_NAMED = 60  # characters of a heading


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None:
        return
    held = {one.heading: one for one in facts.statements.articles if one.share >= MIN_HELD}
    if len(held) < 2:
        return
    named = ", ".join(f'"{heading[:MAX_NAMED]}"' for heading in list(held)[:3])
    yield Flag(
        primary=_heading_span(page.text, list(held)[1]),
        message=f"the text holds {len(held)} articles of its page: {named}",
        confidence=Confidence.MEDIUM,
        measures={"articles": len(held), "words": sum(one.words for one in held.values())},
        evidence=" ".join(held),
    )


def _heading_span(text: str, heading: str) -> Span:
    """Where the heading stands, the whole text where it does not."""
    place = text.find(heading)
    return Span(place, place + len(heading)) if place >= 0 else Span(0, len(text)).trimmed(text)


RULE = DocumentRule(
    name="several-articles",
    code="HTM07",
    severity=Severity.INFO,
    candidates=with_page_beside,
    judge=judge,
)
