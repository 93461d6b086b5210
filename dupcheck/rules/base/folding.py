"""Which findings are told as one of their site: decided before they are made, so that they need not be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.windows import I64
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.facts import I32, U8, Bools
from dupcheck.rules.base.registry import corpus_rules, document_rules, site_rule

KEPT, FOLDED, SAMPLE = 0, 1, 2  # findings that are listed, those that are not, and of these the ones that are made
# Documents of a site whose findings are made where a stronger rule may claim them all: the first ones, besides the
# first ones in which no stronger rule fires.
UNSURE_SAMPLES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """Per rule the sites, by number, on which its findings are folded, and the documents to show of them, sorted."""

    wide: Mapping[str, Bools] = field(default_factory=dict)
    samples: Mapping[str, I64] = field(default_factory=dict)

    def within(self, first: int, last: int, sites: I32) -> dict[str, U8]:
        """Per rule what becomes of its findings in documents `first` to `last`, which are of these `sites`."""
        found = {}
        for rule, wide in self.wide.items():
            marks = wide[sites].astype(np.uint8)
            if marks.any():
                samples = self.samples[rule]
                begin, end = np.searchsorted(samples, [first, last])
                marks[samples[begin:end] - first] *= SAMPLE
                found[rule] = marks
        return found

    def without(self, sites_of: Mapping[str, list[int]]) -> Folding:
        """The same but for some sites of some rules."""
        wide = dict(self.wide)
        for rule, sites in sites_of.items():
            wide[rule] = wide[rule].copy()
            wide[rule][sites] = False
        return replace(self, wide=wide)


def fold(corpus: Corpus) -> Folding:
    """The sites on which a rule may fire in most documents.

    Of a corpus rule that yields to others it is known here only where it would fire if none of them did.
    """
    rule = site_rule(corpus.names)
    if rule is None:
        return Folding()
    sites, pages = corpus.facts.sites, corpus.pages_per_site
    named = np.array([name not in corpus.folders for name in corpus.site_names])
    wide, samples = {}, {}
    for name, documents, is_sure in _firings(corpus):
        where = rule.is_wide(np.bincount(sites[documents], minlength=len(pages)), pages) & named
        if where.any():
            inside = where[sites[documents]]
            chosen, sure = documents[inside], is_sure[inside]
            shown = [chosen[_first(sites[chosen[sure]], rule.num_places, np.flatnonzero(sure))]]
            if not sure.all():
                shown.append(chosen[_first(sites[chosen], UNSURE_SAMPLES, np.arange(len(chosen)))])
            wide[name], samples[name] = where, distinct(np.concatenate(shown))
    return Folding(wide, samples)


def _firings(corpus: Corpus) -> Iterator[tuple[str, I64, Bools]]:
    """The rules that may be folded, the documents in which each may fire, and of which of these that is sure."""
    of_documents = {rule.name: number for number, rule in enumerate(document_rules(corpus.names))}
    for name, number in of_documents.items():
        documents = np.flatnonzero(_fired(corpus, number))
        if len(documents):
            yield name, documents, np.ones(len(documents), dtype=np.bool_)
    for rule in corpus_rules(corpus.names):
        if rule.weigh is None:
            continue
        documents = distinct(corpus.decisions[rule.name].documents)
        claimed = corpus.flagged_by(rule.yields_to)[documents]
        for name in rule.yields_to:
            if name in of_documents:
                claimed |= _fired(corpus, of_documents[name])[documents]
        yield rule.name, documents, ~claimed


def _fired(corpus: Corpus, number: int) -> Bools:
    """The documents in which the document rule of this number found something."""
    byte, bit = divmod(number, 8)
    fired: Bools = (corpus.facts.fired[:, byte] & np.uint8(0x80 >> bit)) != 0
    return fired


def _first(sites: I32, count: int, rows: I64) -> I64:
    """The first `count` of the `rows` of every site."""
    order = np.argsort(sites, kind="stable")
    starts = np.flatnonzero(np.diff(sites[order], prepend=-1))
    ranks = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    found: I64 = rows[order[ranks < count]]
    return found
