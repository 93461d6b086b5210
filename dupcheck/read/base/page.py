"""What a web page says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """Title, canonical URL, description, date and language of a page, each None where it states none."""

    title: str | None = None
    url: str | None = None
    description: str | None = None
    date: str | None = None
    language: str | None = None


def read_page(html: str) -> tuple[str, PageFields]:
    """The visible text of a page and its fields."""
    from resiliparse.parse.html import HTMLTree

    from dupcheck.read.base.html_text import extract_text

    return extract_text(HTMLTree.parse(html)), PageFields()


def read_head(html: str) -> PageFields:
    """The fields of a page as far as its head states them."""
    return PageFields()
