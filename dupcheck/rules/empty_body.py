"""The text holds no word at all.

What it finds:
A document without a single letter or digit: nothing, white space, or punctuation only.

Why it matters:
The record counts as a page but says nothing. An extractor that failed on a layout leaves thousands of them, and all of
them are copies of each other.

What to do:
Fetch or extract the page again; when it happens on many pages of a site, its layout needs another selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import without_words
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page


def judge(page: Page) -> Iterator[Flag]:
    characters = len(page.text)
    held = f"{characters} characters without a letter or digit" if characters else "0 characters"
    yield Flag(
        primary=Span(0, characters).trimmed(page.text),
        message=f"no word in the text: {held}",
        measures={"words": 0, "characters": characters},
    )


RULE = DocumentRule(
    name="empty-body",
    code="LEN01",
    severity=Severity.ERROR,
    candidates=without_words,
    judge=judge,
)
