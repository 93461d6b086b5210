"""A shard again, with what the comparison decided: its findings, named and sorted, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.packed import CODE, CONFIDENCE, RULE, SEVERITY, Packed, order_of
from dupcheck.model.span import Span
from dupcheck.rules.base.decision import NOBODY
from dupcheck.rules.base.failure import NOT_OF_A_RULE, Failure, failure_of
from dupcheck.rules.base.findings import finding_of, named
from dupcheck.rules.base.flagged import Flagged, Others
from dupcheck.rules.base.folding import FOLDED, KEPT, SAMPLE
from dupcheck.rules.base.judging import claims_of, unclaimed
from dupcheck.rules.base.opened_shard import OpenedShard
from dupcheck.rules.base.registry import corpus_rules, failure_rule
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.suspicion import Kind, parts_of, rounded, suspicion
from dupcheck.rules.base.verdict import ShardVerdict

Pairs = Sequence[tuple[int, int]]  # characters from which and up to which a rule claims a text
Strength = tuple[int, int]  # the ranks of a severity and a confidence
_SEVERITY_RANKS: dict[str, int] = {severity._value_: rank for rank, severity in enumerate(Severity)}
_CONFIDENCE_RANKS: dict[str, int] = {confidence._value_: rank for rank, confidence in enumerate(Confidence)}


@dataclass(slots=True)
class Folded:
    """What becomes one finding of a rule on a site.

    `strength` is that of the worst one; `samples` are the first findings of some documents, with their numbers.
    """

    strength: Strength
    code: str
    samples: list[tuple[int, Packed]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Conclusion:
    """The packed findings and rows of a shard's documents, in their order, and by rule and site what is folded."""

    findings: list[Packed] = field(default_factory=list)
    rows: list[Packed] = field(default_factory=list)
    folded: dict[tuple[str, str], Folded] = field(default_factory=dict)


@dataclass(slots=True)
class _Ledger:
    """Findings, folded ones and claims of one document; corpus rules add to what the document rules left."""

    findings: list[Packed] = field(default_factory=list)
    folded: list[Kind] = field(default_factory=list)
    claimed: dict[str, Pairs] = field(default_factory=dict)

    def claims(self, rules: Iterable[str]) -> list[Span]:
        """What these rules claim."""
        return [Span(*pair) for name in rules if name in self.claimed for pair in self.claimed[name]]

    def kinds(self) -> list[Kind]:
        """The kind of every finding."""
        return [*map(kind_of, self.findings), *self.folded]


def conclude(verdict: ShardVerdict, shelf: Shelf, names: frozenset[str]) -> Conclusion:
    """The findings of every rule in one shard; those of corpus rules as far as no stronger rule claims their place."""
    shard = _Shard(verdict, replace(shelf, renamed=verdict.renamed), names)
    rules = corpus_rules(names)
    waited_for = frozenset(name for rule in rules for name in rule.yields_to)
    for rule in rules:
        shard.ask(rule, waited_for)
    for failure in verdict.failures:
        shard.tell(failure, 0)
    return shard.conclusion()


class _Shard:
    """The documents of one shard with what is found in them so far."""

    def __init__(self, verdict: ShardVerdict, shelf: Shelf, names: frozenset[str]) -> None:
        store, key = shelf.store, verdict.key
        self._verdict = verdict
        self._asked = names
        self._teller = failure_rule(names)
        self._others = Others(shelf, verdict.sites)
        self._shard = OpenedShard(store, key)
        self._sources: Sequence[tuple[str, int | None]] = store.value(key, "sources")
        self._names = [
            verdict.renamed.get(verdict.first + row, str(name)) for row, name in enumerate(self._shard.strings("name"))
        ]
        self._marks = {rule: marks.tolist() for rule, marks in verdict.folded.items()}
        self._conclusion = Conclusion()
        self._ledgers = {row: self._judged(row, *found) for row, found in store.value(key, "judged").items()}

    def ask(self, rule: CorpusRule, waited_for: frozenset[str]) -> None:
        """Add what a rule flags; its claims are remembered where a later one of `waited_for` may yield to it."""
        first, marks = self._verdict.first, self._marks.get(rule.name)
        for number, related, values in self._verdict.decisions[rule.name].rows():
            row = number - first
            mark = marks[row] if marks else KEPT
            try:
                self._add(rule, row, related, values, mark, rule.name in waited_for)
            except NOT_OF_A_RULE:
                raise
            except Exception as err:
                self.tell(failure_of(rule.name, err), row)

    def tell(self, failure: Failure, row: int) -> None:
        """Add that a rule stopped on a document."""
        if self._teller is None:
            return
        ledger = self._ledgers.setdefault(row, _Ledger())
        ledger.claimed[self._teller.name] = ()
        text = self._shard.text(row)
        flag = self._teller.flag(failure, Span(0, len(text)).trimmed(text))
        ledger.findings.append(finding_of(self._teller, flag, text, self._sources[row], document=self._names[row]))

    def _add(
        self, rule: CorpusRule, row: int, related: Sequence[int], values: dict[str, Any], mark: int, is_waited_for: bool
    ) -> None:
        """Add one flag of a document."""
        ledger = self._ledgers.get(row)
        if ledger is None:
            ledger = self._ledgers[row] = _Ledger()
        claims = ledger.claims(rule.yields_to) if ledger.claimed else []
        document = self._flagged(row, related)
        if mark == FOLDED and not claims and not is_waited_for:
            self._fold(ledger, row, _kind(rule, document, values))
            ledger.claimed[rule.name] = ()
            return
        flag = rule.flag(document, values)
        if claims and not unclaimed([flag], claims):
            return
        if mark == KEPT:
            source, name = self._sources[row], self._names[row]
            ledger.findings.append(finding_of(rule, flag, document.text, source, document=name))
        else:
            finding = None
            if mark == SAMPLE:
                finding = finding_of(rule, flag, document.text, self._sources[row], document=self._names[row])
            self._fold(ledger, row, _kind(rule, document, values), finding)
        known = ledger.claimed.get(rule.name, ())
        ledger.claimed[rule.name] = (*known, *_pairs(flag)) if is_waited_for else known

    def conclusion(self) -> Conclusion:
        """Everything found, by place, and a row for every document."""
        found, verdict, others = self._conclusion, self._verdict, self._others
        words, anchors = verdict.words.tolist(), verdict.anchors.tolist()
        shapes, covered = rounded(verdict.shapes), verdict.covered.tolist()
        for row, name in enumerate(self._names):
            ledger, anchor = self._ledgers.get(row), anchors[row]
            parts = parts_of(shapes[row], covered[row], ledger.kinds() if ledger else ())
            found.rows.append(
                (
                    name,
                    verdict.sites[verdict.first + row],
                    words[row],
                    None if anchor == NOBODY else others.of(anchor).name,
                    suspicion(parts),
                    parts,
                    tuple(sorted(ledger.claimed)) if ledger else (),
                )
            )
            if ledger:
                found.findings.extend(sorted(ledger.findings, key=order_of))
        for folded in found.folded.values():
            folded.samples.sort(key=lambda sample: sample[0])
        return found

    def _judged(self, row: int, findings: Sequence[Packed], claimed: Mapping[str, Pairs]) -> _Ledger:
        """What the document rules left of one document."""
        if self._teller is None:  # the rule that tells of others that stop is always asked, and left out here
            findings = [finding for finding in findings if finding[RULE] in self._asked]
            claimed = {rule: pairs for rule, pairs in claimed.items() if rule in self._asked}
        name, ledger = self._names[row], _Ledger(claimed=dict(claimed))
        for finding in findings:
            marks = self._marks.get(finding[RULE])
            mark = marks[row] if marks else KEPT
            if mark == KEPT:
                ledger.findings.append(named(finding, name))
            else:
                self._fold(ledger, row, kind_of(finding), named(finding, name) if mark == SAMPLE else None)
        return ledger

    def _fold(self, ledger: _Ledger, row: int, kind: Kind, sample: Packed | None = None) -> None:
        """Count a finding for its document and for its site instead of listing it."""
        ledger.folded.append(kind)
        number = self._verdict.first + row
        rule, code, severity, confidence = kind
        strength = strength_of(severity, confidence)
        folded = self._conclusion.folded.setdefault((rule, self._verdict.sites[number]), Folded(strength, code))
        folded.strength = max(folded.strength, strength)
        if sample is not None and not (folded.samples and folded.samples[-1][0] == number):
            folded.samples.append((number, sample))

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


def kind_of(finding: Packed) -> Kind:
    """What a packed finding weighs by."""
    return finding[RULE], finding[CODE], finding[SEVERITY], finding[CONFIDENCE]


def strength_of(severity: str, confidence: str) -> Strength:
    """How bad and how sure, to be compared."""
    return _SEVERITY_RANKS[severity], _CONFIDENCE_RANKS[confidence]


def _kind(rule: CorpusRule, document: Flagged, values: dict[str, Any]) -> Kind:
    assert rule.weigh is not None  # none but the rules that can weigh are folded
    severity, confidence = rule.weigh(document, values)
    return rule.name, rule.code, severity._value_, confidence._value_


def _pairs(flag: Flag) -> Pairs:
    return [(span.start, span.end) for span in claims_of([flag])]
