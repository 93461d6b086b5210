"""A rule's phrases in a document's title, which is read as one more line."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.column import ConstantColumn
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import Kind, phrases_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

_WORD = pattern(r"[^\W_]+")  # one class, one quantifier: linear
_SEPARATOR = pattern(r"\s[-–—|·•:»]+\s|[|｜]")  # between a page's and its site's name; nothing around it is scanned


def phrase_in_title(rule: str, roles: frozenset[str], title: str) -> str | None:
    """The part of `title` that is a phrase of `rule` in one of `roles`, None when no part is.

    The whole title and what stands between separators are its parts: "Page not found | The Courier".
    """
    known = _line_phrases(rule, roles)
    return next((part.strip() for part in (title, *parts_of_title(title)) if folded(part) in known), None)


def parts_of_title(title: str) -> list[str]:
    """What stands between the separators of a title, the title itself where it has none."""
    return _SEPARATOR.split(title)


def folded_parts(title: str) -> tuple[str, ...]:
    """The whole title, and behind it what stands between its separators, where it has some; all folded."""
    parts = parts_of_title(title)
    return (folded(title), *map(folded, parts if len(parts) > 1 else ()))


def in_short_page(candidates: Candidates, rule: str, roles: frozenset[str], max_words: int) -> Candidates:
    """The documents of at most `max_words` words that `candidates` finds, or whose title is such a phrase."""

    def in_short(survey: Survey) -> npt.NDArray[np.int64]:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        is_short = survey.tables.tokens.counts <= max_words
        parts = survey.once(rows_by_part)
        titled = [row for part in parts.keys() & _line_phrases(rule, roles) for row in parts[part]]
        rows = distinct(np.concatenate([candidates(survey), np.array(titled, dtype=np.int64)]))
        chosen: npt.NDArray[np.int64] = rows[is_short[rows]]
        return chosen

    return in_short


def titles_in_parts(survey: Survey) -> list[tuple[str, ...]]:
    """The title of every document as `folded_parts` gives it, () for none."""
    column = survey.tables.batch.columns["title"]
    if isinstance(column, ConstantColumn) and not column.value:
        return [()] * len(column)
    return [folded_parts(str(title)) if title else () for title in column]


def rows_by_part(survey: Survey) -> dict[str, list[int]]:
    """The documents by each part of their titles; see `phrase_in_title`."""
    rows: dict[str, list[int]] = {}
    for row, parts in enumerate(survey.once(titles_in_parts)):
        for part in filter(None, parts):
            rows.setdefault(part, []).append(row)
    return rows


@cache
def _line_phrases(rule: str, roles: frozenset[str]) -> frozenset[str]:
    lines = (phrase for phrase in phrases_of(rule) if phrase.kind is Kind.LINE and phrase.role in roles)
    return frozenset(folded(phrase.text) for phrase in lines)


def folded(text: str) -> str:
    """The words of `text`, in compatible form and without case, a space between them."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
