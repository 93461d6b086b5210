"""The text of a document is nearly that of another one.

What it finds:
Documents that share most of their shingles (runs of words) with the best document of their cluster, verified on the
shingles themselves: versions of an article, prints of one notice, pages that differ by a headline.

Why it matters:
Near-copies weigh as much as copies, and pass every test that compares hashes.

What to do:
Keep the representative, or the latest version. Where most of what the two share is boilerplate of the site, cut that
first and look again. Notices from a template (weather, results, obituaries) may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, REVISITS

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged

HIGH_JACCARD = 0.9  # below it two notices from one template are possible: they share four words in five
MOSTLY = 0.5  # of the shared text is learned boilerplate, from which the boilerplate is what makes the two alike


def choose(corpus: Corpus) -> Decision:
    """The members of clusters but walls, and but one of two visits of a page the other of which is flagged as such."""
    import numpy as np

    from dupcheck.rules.base.decision import decide

    clusters, pairs = corpus.duplicates.clusters, corpus.duplicates.pairs.take(corpus.duplicates.clusters.pairs)
    members, anchors = clusters.members, clusters.representatives
    told = corpus.flagged_by(REVISITS)[anchors] & corpus.same_record(members, anchors)
    chosen = ~told & ~corpus.facts.not_the_page[members]
    inside = np.where(pairs.left == members, pairs.left_in_right, pairs.right_in_left)
    sites = corpus.facts.sites
    return decide(
        members[chosen],
        anchors[chosen],
        jaccard=pairs.jaccard[chosen],
        inside=inside[chosen],
        boilerplate=corpus.blocks.covered[members[chosen]].astype(np.float64),
        same_site=(sites[members] == sites[anchors])[chosen],
    )


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    representative = document.related[0]
    inside, boilerplate = values["inside"], values["boilerplate"]
    is_chrome = boilerplate >= MOSTLY * inside
    note = "" if values["same_site"] else f", on another site, {representative.site}"
    if is_chrome:
        note += f"; {boilerplate:.0%} of it is boilerplate of the site"
    verdict = Confidence.HIGH if values["jaccard"] >= HIGH_JACCARD else Confidence.MEDIUM
    return Flag(
        primary=document.whole,
        message=f"{inside:.0%} of the text stands in {representative.name} too (Jaccard {values['jaccard']:.2f}){note}",
        severity=Severity.WARNING if values["same_site"] else Severity.INFO,
        confidence=Confidence.LOW if is_chrome else verdict,
        related=(representative.place,),
        evidence=document.digest,
        measures={
            "jaccard": round(values["jaccard"], 4),
            "contained": round(inside, 4),
            "boilerplate": round(boilerplate, 4),
        },
    )


RULE = CorpusRule(
    name="near-duplicate-doc",
    code="XDP02",
    severity=Severity.WARNING,
    decide=choose,
    flag=flag,
    yields_to=(*NOT_THE_PAGE, *REVISITS, "same-body-many-urls"),
)
