"""What rules about whole documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.span import Span

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus

# Rules that say what a page is instead of the article: that many pages are this wall or error is the same fault.
NOT_THE_PAGE = ("bot-wall", "soft-404", "empty-body")
REVISITS = ("duplicate-url", "duplicate-id")


def whole_text(corpus: Corpus, number: int) -> Span:
    """From the first to the last character of a document that is not white space."""
    text = corpus.text(number)
    return Span(0, len(text)).trimmed(text)


def count(number: int, noun: str) -> str:
    """`number` with its noun, in the plural unless it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
