"""The id of a document is that of another one.

What it finds:
An id field with the value of an earlier document's. In the report the later one carries the id with #2, #3 behind it.

Why it matters:
What is joined, updated or looked up by the id hits the wrong record, or both.

What to do:
Find out whether one record was written twice or two were given one id, and make the id unique where it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import CorpusRule

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged


def choose(corpus: Corpus) -> Decision:
    """Every document but the first that has an id."""
    import numpy as np

    from dupcheck.match.groups import group
    from dupcheck.rules.base.decision import decide
    from dupcheck.rules.base.text_hash import NOTHING

    numbers = np.flatnonzero(corpus.facts.ids != NOTHING)
    carriers = group(corpus.facts.ids[numbers], numbers)
    later = carriers.members != carriers.firsts
    documents, firsts = carriers.members[later], carriers.firsts[later]
    counts = np.repeat(carriers.sizes, carriers.sizes)[later]
    same_text = corpus.stands_for[documents] == corpus.stands_for[firsts]
    return decide(documents, firsts, carriers=counts, same_text=same_text)


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    given = str(document.given_id)
    text = "the text is the same" if values["same_text"] else "the texts differ"
    return Flag(
        primary=document.whole,
        message=f"{values['carriers']} documents have the id {given!r}; {text}",
        related=(document.related[0].place,),
        measures={"documents": values["carriers"]},
        evidence=given,
    )


RULE = CorpusRule(name="duplicate-id", code="XDP09", severity=Severity.WARNING, decide=choose, flag=flag)
