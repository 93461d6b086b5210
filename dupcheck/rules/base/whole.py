"""What rules about whole documents share."""

from __future__ import annotations

# Rules that say what a page is instead of the article: that many pages are this wall or error is the same fault.
NOT_THE_PAGE = ("bot-wall", "soft-404", "consent-wall", "js-required", "server-error-text", "empty-body")
REVISITS = ("duplicate-url", "duplicate-id")


def count(number: int, noun: str) -> str:
    """`number` with its noun, in the plural unless it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
