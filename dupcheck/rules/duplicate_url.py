"""The address of a document is that of another one.

What it finds:
A URL that is the same as an earlier document's once scheme, www, mobile and AMP hosts, last slash, index page,
fragment, tracking parameters, session ids, AMP and print variants and the order of parameters are put aside. Other
parameters count: they may be the id of the page.

Why it matters:
One page was fetched twice, perhaps at two times; its text counts twice, or two versions of it stand side by side.

What to do:
Normalise addresses before they are queued; keep the record of the page's canonical URL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.address import plain_url
from dupcheck.rules.base.rule import CorpusRule

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged


def choose(corpus: Corpus) -> Decision:
    """Every document but the first at an address."""
    import numpy as np

    from dupcheck.match.groups import group
    from dupcheck.rules.base.decision import decide
    from dupcheck.rules.base.text_hash import NOTHING

    numbers = np.flatnonzero(corpus.facts.addresses != NOTHING)
    visits = group(corpus.facts.addresses[numbers], numbers)
    later = visits.members != visits.firsts
    documents, firsts = visits.members[later], visits.firsts[later]
    counts = np.repeat(visits.sizes, visits.sizes)[later]
    same_text = corpus.stands_for[documents] == corpus.stands_for[firsts]
    return decide(documents, firsts, visits=counts, same_text=same_text)


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    url, first = str(document.url), document.related[0]
    how = "the same URL as" if url == first.url else "the same page as"
    text = "the text is the same" if values["same_text"] else "the texts differ"
    return Flag(
        primary=document.whole,
        message=f"{how} {first.name}, {plain_url(url)}; {text}",
        related=(first.place,),
        measures={"documents": values["visits"]},
        evidence=url,
    )


RULE = CorpusRule(name="duplicate-url", code="XDP07", severity=Severity.WARNING, decide=choose, flag=flag)
