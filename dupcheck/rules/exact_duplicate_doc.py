"""The text of a document is that of another one.

What it finds:
Documents whose texts are the same word for word; case, punctuation and layout may differ. Every copy is flagged but the
one that stays: the one with the fewest errors, then the smallest id. On another site it is syndication, and a note.

Why it matters:
Copies are counted and learned twice, and split what links, dates and labels say of one text.

What to do:
Keep one, by the canonical URL or the earliest date; see whether the crawl follows two addresses of one page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, REVISITS, count

if TYPE_CHECKING:
    from dupcheck.kernels.plain.windows import I64
    from dupcheck.match.groups import Groups
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.facts import Bools
    from dupcheck.rules.base.flagged import Flagged


def choose(corpus: Corpus) -> Decision:
    """Each copy but the first of every site, and the first of every other site."""
    import numpy as np

    from dupcheck.rules.base.decision import decide

    groups = corpus.duplicates.copies.groups
    revisits = corpus.flagged_by(REVISITS)
    documents, first_of_text, first_of_site, sizes = _firsts(corpus, groups, revisits)
    sites = corpus.facts.sites
    kept = np.where(documents == first_of_site, first_of_text, first_of_site)
    told = revisits[documents] & corpus.same_record(documents, kept)
    chosen = (
        (documents != first_of_text) & ~told & ~corpus.facts.not_the_page[corpus.duplicates.copies.first[documents]]
    )
    documents, kept = documents[chosen], kept[chosen]
    return decide(documents, kept, copies=sizes[chosen], same_site=sites[documents] == sites[kept])


def _firsts(corpus: Corpus, groups: Groups, revisits: Bools) -> tuple[I64, I64, I64, I64]:
    """The copies of every text, and for each the preferred copy of the text and of its site, and how many there are.

    Preferred is a copy that no rule calls a revisit, then the one that stands for the text, then the first.
    """
    import numpy as np

    text = np.repeat(np.arange(len(groups)), groups.sizes)
    members, sites = groups.members, corpus.facts.sites[groups.members]
    stands = corpus.duplicates.copies.first[members] == members
    order = np.lexsort((members, ~stands, revisits[members], text))
    first_of_text = members[order[groups.offsets[:-1]]][text] if len(groups) else members
    order = np.lexsort((members, ~stands, revisits[members], members != first_of_text, sites, text))
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (np.diff(text[order]) != 0) | (np.diff(sites[order]) != 0)
    first_of_site = np.empty_like(members)
    first_of_site[order] = members[order[fresh]][np.cumsum(fresh) - 1]
    return members, first_of_text, first_of_site, groups.sizes[text]


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    kept = document.related[0]
    where = "" if values["same_site"] else f" on another site, {kept.site}"
    size = count(document.words, "word")
    return Flag(
        primary=document.whole,
        message=f"the same text as {kept.name}{where} ({size}, {values['copies']} copies in all)",
        severity=Severity.WARNING if values["same_site"] else Severity.INFO,
        related=(kept.place,),
        evidence=document.digest,
        measures={"copies": values["copies"], "words": document.words},
    )


RULE = CorpusRule(
    name="exact-duplicate-doc",
    code="XDP01",
    severity=Severity.WARNING,
    decide=choose,
    flag=flag,
    yields_to=(*NOT_THE_PAGE, *REVISITS, "same-body-many-urls"),
)
