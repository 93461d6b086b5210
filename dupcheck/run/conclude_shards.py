"""The last stage: every shard again, with what was decided; its findings and rows, ready to be written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from dupcheck.model.finding import Finding, Severity
from dupcheck.model.packed import CODE, RULE, SEVERITY, Packed, order_of, unpack_finding, unpack_row
from dupcheck.model.report import DocumentRow
from dupcheck.model.shortlist import worst_packed
from dupcheck.model.tally import Tally
from dupcheck.report.base.encode import encode_lines_to_bytes
from dupcheck.report.base.values import packed_finding_object, packed_row_object
from dupcheck.rules.base.conclusion import Conclusion, conclude
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.folding import fold
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.verdict import ShardVerdict, verdicts
from dupcheck.run.executor import Executor, results
from dupcheck.run.site_findings import FoldedByRule, add_folded, site_findings, unconfirmed
from dupcheck.state.store import MemoryStore, Store
from dupcheck.state.stored import ITEMS, LINES, Stored

Tell = Callable[[str, int, int, int], None]
_Lists = tuple[list[Packed], list[Packed]]  # the findings and the rows of a shard


@dataclass(slots=True)
class Concluded:
    """What came of all shards; `sites` count per site in how many documents each rule fired."""

    findings: Sequence[Finding] = ()
    rows: Sequence[DocumentRow] = ()
    tally: Tally = field(default_factory=Tally)
    sites: dict[str, Counter[str]] = field(default_factory=dict)
    shortlist: tuple[Finding, ...] | None = None


@dataclass(slots=True, eq=False)
class _Part:
    """What came of one shard: the lists themselves, or how long those are that lie in the store."""

    lists: _Lists | None
    num_findings: int
    num_rows: int
    tally: Tally
    sites: dict[str, Counter[str]]
    folded: FoldedByRule
    shortlist: list[Packed]


@dataclass(slots=True, eq=False)
class _Whole:
    """What is known of all shards so far; lists of a store that is a folder are there, not here."""

    parts: dict[int, _Part] = field(default_factory=dict)
    sites: dict[str, Counter[str]] = field(default_factory=dict)
    folded: FoldedByRule = field(default_factory=dict)
    shortlist: list[Packed] = field(default_factory=list)

    def add(self, shard: int, part: _Part) -> None:
        """Take in what came of a shard; of one that was concluded anew, its findings alone."""
        if shard not in self.parts:
            for site, counts in part.sites.items():
                self.sites.setdefault(site, Counter()).update(counts)
            add_folded(self.folded, part.folded)
        known = set(map(order_of, part.shortlist)) if shard in self.parts else set()
        part.sites, part.folded = {}, {}
        self.show([*(found for found in self.shortlist if order_of(found) not in known), *part.shortlist])
        part.shortlist = []
        self.parts[shard] = part

    def show(self, findings: Iterable[Packed]) -> None:
        """Make the shortlist of these."""
        self.shortlist = worst_packed(findings)


def conclude_all(
    corpus: Corpus, names: frozenset[str], executor: Executor, tell: Tell, meanwhile: Callable[[], None]
) -> Concluded:
    """The findings of every rule in every document, in order, and the documents' rows.

    `meanwhile` is called once, when the other processes have work and this one would wait for them.
    """
    shelf, firsts = corpus.shelf, corpus.shelf.firsts
    in_memory = isinstance(shelf.store, MemoryStore)
    stage = partial(_conclude_shard, shelf=replace(shelf, renamed={}), names=names, in_memory=in_memory)
    sizes = np.add.reduceat(corpus.facts.sizes, firsts[:-1]).cumsum()
    whole, folding = _Whole(), fold(corpus)

    def run(shards: Sequence[int]) -> None:
        parts = results(executor.run(stage, verdicts(corpus, folding, shards)))
        for shard, part in zip(shards, parts, strict=True):
            if not whole.parts:
                meanwhile()
            whole.add(shard, part)
            tell("conclude", int(sizes[shard]), int(sizes[-1]), int(firsts[shard + 1]))

    run(range(len(shelf.keys)))
    wrong = unconfirmed(corpus, folding, whole.sites, whole.folded)
    if wrong:
        folding = folding.without(wrong)
        for rule, sites in wrong.items():
            for site in sites:
                whole.folded.pop((rule, corpus.site_names[site]), None)
        run(_shards_of(corpus, sorted({site for sites in wrong.values() for site in sites})))
    _add_site_findings(corpus, whole, executor)
    return _joined(whole, shelf, in_memory)


def _shards_of(corpus: Corpus, sites: list[int]) -> list[int]:
    """The shards that hold documents of these sites."""
    documents = np.flatnonzero(np.isin(corpus.facts.sites, sites))
    found: list[int] = np.unique(np.searchsorted(corpus.shelf.firsts, documents, side="right") - 1).tolist()
    return found


def _joined(whole: _Whole, shelf: Shelf, in_memory: bool) -> Concluded:
    """The lists of all parts, in memory or where they lie."""
    parts = [whole.parts[shard] for shard in sorted(whole.parts)]
    found = Concluded(sites=whole.sites)
    for part in parts:
        found.tally.add(part.tally)
    for counts in whole.sites.values():
        found.tally.documents.update(counts)
    lists = [part.lists for part in parts if part.lists is not None]
    if in_memory:
        found.findings = tuple(unpack_finding(finding) for findings, _ in lists for finding in findings)
        found.rows = tuple(unpack_row(row) for _, rows in lists for row in rows)
        return found
    found.findings = Stored(
        shelf.store,
        list(map(_findings_key, shelf.keys)),
        [part.num_findings for part in parts],
        unpack_finding,
        has_lines=True,
    )
    found.rows = Stored(
        shelf.store, list(map(_rows_key, shelf.keys)), [part.num_rows for part in parts], unpack_row, has_lines=True
    )
    found.shortlist = tuple(map(unpack_finding, whole.shortlist))
    return found


def _conclude_shard(verdict: ShardVerdict, shelf: Shelf, names: frozenset[str], in_memory: bool) -> _Part:
    conclusion = conclude(verdict, shelf, names)
    findings, rows = conclusion.findings, conclusion.rows
    sites: dict[str, Counter[str]] = {}
    for _, site, *_, fired in rows:
        if fired:
            sites.setdefault(site, Counter()).update(fired)
    shortlist = [] if in_memory else worst_packed(findings)
    tally = _tally(conclusion)
    if not in_memory:
        _put(shelf.store, verdict.key, findings, rows)
    lists = (findings, rows) if in_memory else None
    return _Part(lists, len(findings), len(rows), tally, sites, conclusion.folded, shortlist)


def _tally(conclusion: Conclusion) -> Tally:
    """The findings that are listed, by rule and severity, and the worst of each rule, listed or not."""
    tally = Tally()
    kinds = Counter((finding[RULE], finding[CODE], finding[SEVERITY]) for finding in conclusion.findings)
    for (rule, code, severity), count in kinds.items():
        tally.count(rule, code, Severity(severity), count)
    for (rule, _), folded in conclusion.folded.items():
        tally.see(rule, folded.code, list(Severity)[folded.strength[0]])
    return tally


def _put(store: Store, key: str, findings: list[Packed], rows: list[Packed]) -> None:
    """The lines of the report's files are written here, by whatever process has the lists in its hands."""
    store.put(_findings_key(key), {LINES: _as_bytes(map(packed_finding_object, findings)), ITEMS: findings})
    store.put(_rows_key(key), {LINES: _as_bytes(map(packed_row_object, rows)), ITEMS: rows})


def _add_site_findings(corpus: Corpus, whole: _Whole, executor: Executor) -> None:
    """Put what is told of whole sites into the lists of the shards that hold the documents it is told of."""
    shelf = corpus.shelf
    found = sorted(site_findings(corpus, whole.sites, whole.folded), key=lambda pair: pair[0])
    by_shard: dict[int, list[tuple[int, Packed]]] = {}
    for number, finding in found:
        shard = bisect_right(shelf.firsts, number) - 1
        by_shard.setdefault(shard, []).append((number - int(shelf.firsts[shard]), finding))
    items = [_Told(shelf.keys[shard], told, whole.parts[shard].lists) for shard, told in by_shard.items()]
    put = partial(_put_told, store=shelf.store)
    for shard, (part_lists, fired) in zip(by_shard, results(executor.run(put, items)), strict=True):
        part = whole.parts[shard]
        part.lists = part_lists
        part.num_findings += len(by_shard[shard])
        for _, finding in by_shard[shard]:
            part.tally.count(finding[RULE], finding[CODE], Severity(finding[SEVERITY]))
        for site, rule in fired:
            whole.sites[site][rule] += 1
    whole.show([*whole.shortlist, *(finding for _, finding in found)])


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Findings, each with the row of its document, for the shard under `key`, whose lists may be in memory."""

    key: str
    findings: list[tuple[int, Packed]]
    lists: _Lists | None


def _put_told(told: _Told, store: Store) -> tuple[_Lists | None, list[tuple[str, str]]]:
    """The lists of a shard with what is told besides, if they are in memory; site and rule of each row it changed."""
    key, fired = told.key, []
    findings, rows = told.lists or (store.value(_findings_key(key), ITEMS), store.value(_rows_key(key), ITEMS))
    for row, finding in told.findings:
        *others, rules = rows[row]
        if finding[RULE] not in rules:
            fired.append((others[1], finding[RULE]))
            rows[row] = (*others, tuple(sorted((*rules, finding[RULE]))))
    findings = sorted([*findings, *(finding for _, finding in told.findings)], key=order_of)
    if told.lists is not None:
        return (findings, rows), fired
    _put(store, key, findings, rows)
    return None, fired


def _findings_key(shard: str) -> str:
    return f"findings-of-{shard}"


def _rows_key(shard: str) -> str:
    return f"rows-of-{shard}"


def _as_bytes(objects: Iterable[Any]) -> np.typing.NDArray[np.uint8]:
    return np.frombuffer(encode_lines_to_bytes(objects), dtype=np.uint8)
