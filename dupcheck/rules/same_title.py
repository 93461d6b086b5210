"""One title stands above many different texts of a site.

What it finds:
A title field that five or more documents of a site carry, more than 2 % of them, though their texts differ. From a
fifth of the site's documents on it is a warning.

Why it matters:
The name of the site, a section or a wall was scraped as headline; the real titles are lost.

What to do:
Take the title from the page's h1 or og:title. A column's standing title ("Letters to the editor") may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged

MIN_DOCUMENTS = 5  # rules.md
MIN_SHARE = 0.02  # of the documents of the site, rules.md
WARNING_SHARE = 0.2  # a column that fills a fifth of a site would be its main part
MAX_RELATED = 3
MANY_URLS = "same-body-many-urls"


def choose(corpus: Corpus) -> Decision:
    """The documents of every title that stands above enough different texts of a site."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct
    from dupcheck.match.groups import group
    from dupcheck.rules.base.decision import decide, join_decisions, others_of
    from dupcheck.rules.base.text_hash import NOTHING

    facts = corpus.facts
    told = facts.not_the_page | corpus.flagged_by((MANY_URLS,))
    titled = np.flatnonzero((facts.titles != NOTHING) & ~told)
    columns = np.stack([facts.sites[titled].astype(np.uint64), facts.titles[titled]], axis=1)
    found = []
    for carriers in group(columns, titled, MIN_DOCUMENTS):
        bodies = len(distinct(corpus.stands_for[carriers]))
        share = len(carriers) / int(corpus.pages_per_site[facts.sites[carriers[0]]])
        if bodies >= MIN_DOCUMENTS and share > MIN_SHARE:
            counts, shares = np.full(len(carriers), len(carriers)), np.full(len(carriers), share)
            found.append(decide(carriers, others_of(carriers, MAX_RELATED), carriers=counts, share=shares))
    return join_decisions(found)


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    title, share, carriers = str(document.title).strip(), values["share"], values["carriers"]
    return Flag(
        primary=document.whole,
        message=f"the title {title!r} stands above {carriers} different texts of {document.site} ({share:.0%})",
        severity=Severity.WARNING if share >= WARNING_SHARE else Severity.INFO,
        confidence=Confidence.HIGH if share >= WARNING_SHARE else Confidence.MEDIUM,
        related=tuple(other.place for other in document.related),
        measures={"documents": carriers, "share": round(share, 4)},
        evidence=title,
    )


RULE = CorpusRule(
    name="same-title",
    code="XDP05",
    severity=Severity.WARNING,
    decide=choose,
    flag=flag,
    yields_to=(*NOT_THE_PAGE, MANY_URLS),
)
