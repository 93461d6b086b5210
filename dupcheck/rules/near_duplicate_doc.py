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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.address import same_record
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, REVISITS, whole_text

if TYPE_CHECKING:
    from dupcheck.match.pairs import VerifiedPair
    from dupcheck.rules.base.corpus import Corpus

HIGH_JACCARD = 0.9  # below it two notices from one template are possible: they share four words in five
MOSTLY = 0.5  # of the shared text is learned boilerplate, from which the boilerplate is what makes the two alike


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    texts = corpus.duplicates.texts
    for cluster in corpus.duplicates.clusters:
        representative = texts[cluster.representative][0]
        for member, pair in cluster.members:
            number = texts[member][0]
            if not _is_told_otherwise(corpus, number, representative):
                inside = pair.left_in_right if pair.left == member else pair.right_in_left
                yield number, _flag(corpus, number, representative, pair, inside)


def _is_told_otherwise(corpus: Corpus, number: int, representative: int) -> bool:
    """True for a page that is a wall, and for one of two visits of a page the other of which is flagged as such."""
    if corpus.has_finding(number, NOT_THE_PAGE):
        return True
    return corpus.has_finding(representative, REVISITS) and same_record(corpus, number, representative)


def _flag(corpus: Corpus, number: int, representative: int, pair: VerifiedPair, inside: float) -> Flag:
    boilerplate = corpus.blocks.covered_share(number)
    is_chrome = boilerplate >= MOSTLY * inside
    same_site = corpus.sites[number] == corpus.sites[representative]
    note = "" if same_site else f", on another site, {corpus.sites[representative]}"
    if is_chrome:
        note += f"; {boilerplate:.0%} of it is boilerplate of the site"
    verdict = Confidence.HIGH if pair.jaccard >= HIGH_JACCARD else Confidence.MEDIUM
    return Flag(
        primary=whole_text(corpus, number),
        message=(
            f"{inside:.0%} of the text stands in {corpus.ids[representative]} too (Jaccard {pair.jaccard:.2f}){note}"
        ),
        severity=Severity.WARNING if same_site else Severity.INFO,
        confidence=Confidence.LOW if is_chrome else verdict,
        related=(corpus.place(representative),),
        measures={
            "jaccard": round(pair.jaccard, 4),
            "contained": round(inside, 4),
            "boilerplate": round(boilerplate, 4),
        },
    )


RULE = CorpusRule(
    name="near-duplicate-doc",
    code="XDP02",
    severity=Severity.WARNING,
    judge=judge,
    yields_to=(*NOT_THE_PAGE, *REVISITS, "same-body-many-urls"),
)
