"""A shard again, with what the comparison decided: its findings, named and sorted, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.model.document import Document
from dupcheck.model.finding import Finding
from dupcheck.model.report import DocumentRow
from dupcheck.model.span import Span
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.decision import NOBODY, Decision
from dupcheck.rules.base.flagged import BlockPlaces, Flagged, Others
from dupcheck.rules.base.judging import Judged, claims_of, make_finding, named, unclaimed
from dupcheck.rules.base.registry import corpus_rules
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.shelf import Shelf
from dupcheck.state.strings import read_strings

BLOCK = "block"  # the value of a flag that is the number of a learned block


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShardVerdict:
    """What the comparison decided for documents `first` to `last`, the shard under `key`.

    `decisions` stand in judging order. `anchors` gives each document the representative of its cluster, NOBODY if it is
    in none. `sites` are the names of the sites of these documents and of those they are compared with.
    """

    key: str
    first: int
    last: int
    words: I64
    anchors: I64
    decisions: Mapping[str, Decision]
    sites: Mapping[int, str]
    blocks: Mapping[int, BlockPlaces]
    renamed: Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Conclusion:
    """The findings and rows of a shard's documents, in their order."""

    findings: list[Finding] = field(default_factory=list)
    rows: list[DocumentRow] = field(default_factory=list)


@dataclass(slots=True)
class _Ledger:
    """Findings and claims of one document; corpus rules add to what the document rules left."""

    findings: list[Finding]
    claimed: dict[str, tuple[Span, ...]]


def verdicts(corpus: Corpus) -> Iterator[ShardVerdict]:
    """What was decided, shard by shard."""
    shelf, facts = corpus.shelf, corpus.facts
    stands_for = corpus.stands_for
    in_cluster = np.bincount(stands_for, minlength=len(corpus)) > 1
    anchors = np.where(in_cluster[stands_for], stands_for, NOBODY)
    for key, first, last in zip(shelf.keys, shelf.firsts.tolist(), shelf.firsts[1:].tolist(), strict=False):
        decisions = {name: decision.within(first, last) for name, decision in corpus.decisions.items()}
        places = _named_blocks(corpus, decisions.values())
        numbers = _concerned(np.arange(first, last), anchors[first:last], decisions.values(), places.values())
        renamed = shelf.renamed
        yield ShardVerdict(
            key=key,
            first=first,
            last=last,
            words=facts.words[first:last].astype(np.int64),
            anchors=anchors[first:last],
            decisions=decisions,
            sites=corpus.sites_of(numbers),
            blocks=places,
            renamed={number: renamed[number] for number in numbers.tolist() if number in renamed} if renamed else {},
        )


def _named_blocks(corpus: Corpus, decisions: Iterable[Decision]) -> dict[int, BlockPlaces]:
    """The learned blocks that flags are about, by number."""
    numbers = {
        number for decision in decisions if BLOCK in decision.values for number in decision.values[BLOCK].tolist()
    }
    return {number: corpus.blocks.blocks[number] for number in sorted(numbers)}


def _concerned(own: I64, anchors: I64, decisions: Iterable[Decision], places: Iterable[BlockPlaces]) -> I64:
    """These documents and all that they are compared with."""
    related = [decision.related.reshape(-1) for decision in decisions]
    samples = np.array([document for place in places for document, _, _ in place.samples], dtype=np.int64)
    numbers = np.unique(np.concatenate([own, anchors, samples, *related]))
    concerned: I64 = numbers[numbers != NOBODY]
    return concerned


def conclude(verdict: ShardVerdict, shelf: Shelf, names: frozenset[str]) -> Conclusion:
    """The findings of every rule in one shard; those of corpus rules as far as no stronger rule claims their place."""
    shard = _Shard(verdict, replace(shelf, renamed=verdict.renamed))
    for rule in corpus_rules(names):
        shard.ask(rule)
    return shard.conclusion()


class _Shard:
    """The documents of one shard with what is found in them so far."""

    def __init__(self, verdict: ShardVerdict, shelf: Shelf) -> None:
        self._verdict = verdict
        self._others = Others(shelf, verdict.sites)
        store, key = shelf.store, verdict.key
        judged: dict[int, Judged] = store.value(key, "judged")
        self._ledgers = {row: _Ledger(list(found.findings), dict(found.claimed)) for row, found in judged.items()}
        self._sources: Sequence[tuple[str, int | None]] = store.value(key, "sources")
        wanted = read_strings(store, key, "name")
        self._names = [verdict.renamed.get(verdict.first + row, str(name)) for row, name in enumerate(wanted)]
        self._shelf = shelf

    def ask(self, rule: CorpusRule) -> None:
        """Add what a rule flags."""
        decision = self._verdict.decisions[rule.name]
        for at, number in enumerate(decision.documents.tolist()):
            document = self._flagged(number, decision.related[at].tolist())
            ledger = self._ledgers.setdefault(number - self._verdict.first, _Ledger([], {}))
            claims = [span for name in rule.yields_to for span in ledger.claimed.get(name, ())]
            flags = unclaimed([rule.flag(document, decision.row(at))], claims)
            if flags:
                ledger.claimed[rule.name] = (*ledger.claimed.get(rule.name, ()), *claims_of(flags))
                path, record = self._sources[number - self._verdict.first]
                source = Document(text=document.text, path=path, record=record)
                ledger.findings.extend(make_finding(rule, flag, source) for flag in flags)

    def conclusion(self) -> Conclusion:
        """Everything found, by place, and a row for every document."""
        found = Conclusion()
        for row, name in enumerate(self._names):
            ledger = self._ledgers.get(row)
            anchor = int(self._verdict.anchors[row])
            found.rows.append(
                DocumentRow(
                    document=name,
                    site=self._verdict.sites[self._verdict.first + row],
                    words=int(self._verdict.words[row]),
                    cluster=None if anchor == NOBODY else self._others.of(anchor).name,
                    findings=tuple(sorted(ledger.claimed)) if ledger else (),
                )
            )
            if ledger:
                of_document = [named(finding, name) for finding in ledger.findings]
                found.findings.extend(sorted(of_document, key=lambda finding: finding.sort_key))
        return found

    def _flagged(self, number: int, related: Iterable[int]) -> Flagged:
        row, shelf, key = number - self._verdict.first, self._shelf, self._verdict.key
        return Flagged(
            number=number,
            name=self._names[row],
            site=self._verdict.sites[number],
            text=shelf.text(number),
            url=shelf.string(number, "url"),
            given_id=shelf.string(number, "id"),
            title=shelf.string(number, "title"),
            words=int(self._verdict.words[row]),
            is_page=bool(shelf.store.array(key, "is_page", row, row + 1)[0]),
            related=[self._others.of(other) for other in related if other != NOBODY],
            others=self._others,
            blocks=self._verdict.blocks,
        )
