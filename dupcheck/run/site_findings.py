"""What is told of whole sites once every shard is concluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from dupcheck.model.finding import Confidence, Severity
from dupcheck.model.packed import DOCUMENT, PATH, PRIMARY, RECORD, Packed, unpack_place
from dupcheck.rules.base.conclusion import Folded
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.findings import finding_at
from dupcheck.rules.base.folding import Folding
from dupcheck.rules.base.registry import site_rule
from dupcheck.rules.base.site_fault import SiteFault

FoldedByRule = dict[tuple[str, str], Folded]  # by rule and site
Counts = Mapping[str, Counter[str]]  # per site the documents in which each rule fired


def add_folded(whole: FoldedByRule, part: FoldedByRule) -> None:
    """Put what was folded in a later shard behind what was folded so far."""
    for key, folded in part.items():
        known = whole.setdefault(key, folded)
        if known is not folded:
            known.strength = max(known.strength, folded.strength)
            known.samples.extend(folded.samples)


def unconfirmed(corpus: Corpus, folding: Folding, counts: Counts, folded: FoldedByRule) -> dict[str, list[int]]:
    """Per rule the sites on which it was folded and fires in fewer documents than that takes.

    Only of a corpus rule, whose places stronger rules may claim.
    """
    rule, found = site_rule(corpus.names), {}
    for name, wide in folding.wide.items():
        sites = np.flatnonzero(wide)
        names = [corpus.site_names[site] for site in sites.tolist()]
        documents = np.array([counts[site][name] if site in counts else 0 for site in names])
        shown = np.array([(name, site) in folded and bool(folded[name, site].samples) for site in names])
        assert rule is not None  # nothing is folded without it
        wrong = sites[~(rule.is_wide(documents, corpus.pages_per_site[sites]) & shown)]
        if len(wrong):
            found[name] = wrong.tolist()
    return found


def site_findings(corpus: Corpus, counts: Counts, folded: FoldedByRule) -> Iterator[tuple[int, Packed]]:
    """The packed findings about sites, each with the number of the document that it is told of."""
    rule = site_rule(corpus.names)
    if rule is None:
        return
    pages = dict(zip(corpus.site_names, corpus.pages_per_site.tolist(), strict=True))
    severities, confidences = list(Severity), list(Confidence)
    for (name, site), told in folded.items():
        samples = told.samples[: rule.num_places]
        number, first = samples[0]
        severity, confidence = told.strength
        fault = SiteFault(
            rule=name,
            site=site,
            documents=counts[site][name],
            pages=pages[site],
            severity=severities[severity],
            confidence=confidences[confidence],
            places=tuple(unpack_place(sample[PRIMARY]) for _, sample in samples),
        )
        source = first[PATH], first[RECORD]
        yield number, finding_at(rule, rule.flag(fault), first[PRIMARY], source, first[DOCUMENT], known_by=site)
