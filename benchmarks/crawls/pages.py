"""A page of a made-up crawl, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crawls.vocabulary import I32, Language

TITLE_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its text as codes, and for the answer key what was done to make it (None: nothing)."""

    number: int
    site: int
    language: Language
    codes: I32
    title: I32
    known: dict[str, Any] | None = None

    @property
    def id(self) -> str:
        """The id under which the record and the answer key speak of it."""
        return page_id(self.number)


def page_id(number: int) -> str:
    """The id of the page with this number."""
    return f"p{number:08d}"


def number_of(name: str) -> int:
    """The number of the page with this id."""
    return int(name.removeprefix("p"))
