"""A shard again, with what the comparison decided: its findings, named and sorted, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dupcheck.model.finding import Finding, Source
from dupcheck.model.packed import unpack_finding
from dupcheck.model.report import DocumentRow
from dupcheck.model.span import Span
from dupcheck.rules.base.decision import NOBODY
from dupcheck.rules.base.flagged import Flagged, Others
from dupcheck.rules.base.judging import claims_of, finding_of, named, unclaimed
from dupcheck.rules.base.opened_shard import OpenedShard
from dupcheck.rules.base.registry import corpus_rules
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.suspicion import parts_of, suspicion
from dupcheck.rules.base.verdict import ShardVerdict


@dataclass(frozen=True, slots=True, eq=False)
class Conclusion:
    """The findings and rows of a shard's documents, in their order."""

    findings: list[Finding] = field(default_factory=list)
    rows: list[DocumentRow] = field(default_factory=list)


@dataclass(slots=True)
class _Ledger:
    """Findings and claims of one document; corpus rules add to what the document rules left."""

    findings: list[Finding] = field(default_factory=list)
    claimed: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def conclude(verdict: ShardVerdict, shelf: Shelf, names: frozenset[str]) -> Conclusion:
    """The findings of every rule in one shard; those of corpus rules as far as no stronger rule claims their place."""
    shard = _Shard(verdict, replace(shelf, renamed=verdict.renamed))
    for rule in corpus_rules(names):
        shard.ask(rule)
    return shard.conclusion()


class _Shard:
    """The documents of one shard with what is found in them so far."""

    def __init__(self, verdict: ShardVerdict, shelf: Shelf) -> None:
        store, key = shelf.store, verdict.key
        self._verdict = verdict
        self._others = Others(shelf, verdict.sites)
        self._shard = OpenedShard(store, key)
        self._sources: Sequence[tuple[str, int | None]] = store.value(key, "sources")
        self._names = [
            verdict.renamed.get(verdict.first + row, str(name)) for row, name in enumerate(self._shard.strings("name"))
        ]
        self._ledgers = {
            row: _Ledger([named(unpack_finding(packed), self._names[row]) for packed in findings], dict(claimed))
            for row, (findings, claimed) in store.value(key, "judged").items()
        }

    def ask(self, rule: CorpusRule) -> None:
        """Add what a rule flags."""
        ledgers, first = self._ledgers, self._verdict.first
        for number, related, values in self._verdict.decisions[rule.name].rows():
            row = number - first
            document = self._flagged(row, related)
            flags = [rule.flag(document, values)]
            ledger = ledgers.get(row)
            if ledger is None:
                ledger = ledgers[row] = _Ledger()
            elif ledger.claimed:
                claims = [span for name in rule.yields_to if name in ledger.claimed for span in ledger.claimed[name]]
                flags = unclaimed(flags, claims)
            if flags:
                ledger.claimed[rule.name] = (*ledger.claimed.get(rule.name, ()), *claims_of(flags))
                path, record = self._sources[row]
                source, name = Source(path=path, record=record), self._names[row]
                ledger.findings.append(finding_of(rule, flags[0], document.text, source, document=name))

    def conclusion(self) -> Conclusion:
        """Everything found, by place, and a row for every document."""
        found = Conclusion()
        words, anchors = self._verdict.words.tolist(), self._verdict.anchors.tolist()
        shapes, covered = self._verdict.shapes.tolist(), self._verdict.covered.tolist()
        for row, name in enumerate(self._names):
            ledger, anchor = self._ledgers.get(row), anchors[row]
            parts = parts_of(shapes[row], covered[row], ledger.findings if ledger else ())
            found.rows.append(
                DocumentRow(
                    document=name,
                    site=self._verdict.sites[self._verdict.first + row],
                    words=words[row],
                    cluster=None if anchor == NOBODY else self._others.of(anchor).name,
                    suspicion=suspicion(parts),
                    parts=parts,
                    findings=tuple(sorted(ledger.claimed)) if ledger else (),
                )
            )
            if ledger:
                ledger.findings.sort(key=lambda finding: finding.sort_key)
                found.findings.extend(ledger.findings)
        return found

    def _flagged(self, row: int, related: Sequence[int]) -> Flagged:
        number = self._verdict.first + row
        return Flagged(
            self._shard,
            row,
            number=number,
            site=self._verdict.sites[number],
            words=int(self._verdict.words[row]),
            related=[self._others.of(other) for other in related if other != NOBODY],
            others=self._others,
            blocks=self._verdict.blocks,
        )
