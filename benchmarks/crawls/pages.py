"""Pages as JSON lines, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from crawls.prose import spell
from crawls.vocabulary import I32, Language

TITLE_WORDS = 6
SEPARATOR_MASK = np.int32(3)  # a title is words with spaces


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

    def line(self) -> bytes:
        """The record as one JSON line."""
        return b'{"id":"%s","url":"https://%s.example/%d","title":"%s","text":"%s"}\n' % (
            self.id.encode(),
            f"site-{self.site}".encode(),
            self.number,
            spell(self.language, self.title & ~SEPARATOR_MASK).rstrip(b" "),
            spell(self.language, self.codes).removesuffix(b"\\n\\n"),
        )


def page_id(number: int) -> str:
    """The id of the page with this number."""
    return f"p{number:08d}"
