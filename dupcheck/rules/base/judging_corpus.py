"""Asks the corpus rules and adds their findings to the documents' ledgers."""

from __future__ import annotations

from collections.abc import Iterable

from dupcheck.model.finding import Flag
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.judging import claims_of, make_finding, unclaimed
from dupcheck.rules.base.rule import CorpusRule


def judge_corpus(corpus: Corpus, rules: Iterable[CorpusRule]) -> None:
    """Every rule's flags, as far as no stronger rule claims their place, become findings of their documents.

    `rules` stand in judging order.
    """
    for rule in rules:
        flags: dict[int, list[Flag]] = {}
        for number, flag in rule.judge(corpus):
            flags.setdefault(number, []).append(flag)
        for number, of_document in sorted(flags.items()):
            ledger = corpus.ledgers[number]
            claims = [span for name in rule.yields_to for span in ledger.claimed.get(name, ())]
            kept = unclaimed(of_document, claims)
            if kept:
                ledger.claimed[rule.name] = claims_of(kept)
                document = corpus.document(number)
                ledger.findings.extend(make_finding(rule, flag, document) for flag in kept)
