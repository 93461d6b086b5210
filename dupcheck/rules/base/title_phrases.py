"""A rule's phrases in a document's title, which is read as one more line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.rules.base.phrase_file import Kind, phrases_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

_WORD = re.compile(r"[^\W_]+")  # one class, one quantifier: linear
_SEPARATOR = re.compile(r"\s[-–—|·•:»]+\s|[|｜]")  # between a page's and its site's name; nothing around it is scanned


def phrase_in_title(rule: str, roles: frozenset[str], title: str) -> str | None:
    """The part of `title` that is a phrase of `rule` in one of `roles`, None when no part is.

    The whole title and what stands between separators are its parts: "Page not found | The Courier".
    """
    known = _line_phrases(rule, roles)
    return next((part.strip() for part in (title, *_SEPARATOR.split(title)) if _folded(part) in known), None)


def in_short_page(candidates: Candidates, rule: str, roles: frozenset[str], max_words: int) -> Candidates:
    """The documents of at most `max_words` words that `candidates` finds, or whose title is such a phrase."""

    def chosen(survey: Survey) -> npt.NDArray[np.int64]:
        import numpy as np

        is_short = survey.tables.tokens.counts <= max_words
        titles = survey.tables.batch.columns["title"]
        short = np.flatnonzero(is_short).tolist()
        titled = [row for row in short if titles[row] and phrase_in_title(rule, roles, titles[row])]
        rows = candidates(survey)
        return np.union1d(rows[is_short[rows]], np.array(titled, dtype=np.int64))

    return chosen


@cache
def _line_phrases(rule: str, roles: frozenset[str]) -> frozenset[str]:
    lines = (phrase for phrase in phrases_of(rule) if phrase.kind is Kind.LINE and phrase.role in roles)
    return frozenset(_folded(phrase.text) for phrase in lines)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
