"""The id of a document is that of another one.

What it finds:
An id field with the value of an earlier document's. In the report the later one carries the id with #2, #3 behind it.

Why it matters:
What is joined, updated or looked up by the id hits the wrong record, or both.

What to do:
Find out whether one record was written twice or two were given one id, and make the id unique where it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import whole_text

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    carriers: dict[str, list[int]] = {}
    for number in range(len(corpus)):
        given = corpus.column(number, "id")
        if isinstance(given, str):
            carriers.setdefault(given, []).append(number)
    for given, documents in sorted(carriers.items()):
        for number in documents[1:]:
            yield number, _flag(corpus, given, documents[0], number, len(documents))


def _flag(corpus: Corpus, given: str, first: int, number: int, carriers: int) -> Flag:
    text = "the text is the same" if corpus.stands_for[number] == corpus.stands_for[first] else "the texts differ"
    return Flag(
        primary=whole_text(corpus, number),
        message=f"{carriers} documents have the id {given!r}; {text}",
        related=(corpus.place(first),),
        measures={"documents": carriers},
        evidence=given,
    )


RULE = CorpusRule(name="duplicate-id", code="XDP09", severity=Severity.WARNING, judge=judge)
