"""The last stage: every shard again, with what was decided; its findings and rows, ready to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from dupcheck.model.finding import Finding
from dupcheck.model.packed import pack_finding, unpack_finding
from dupcheck.model.report import DocumentRow
from dupcheck.model.shortlist import worst_of_each
from dupcheck.model.tally import Tally, count_findings
from dupcheck.report.base.encode import encode_lines_to_bytes
from dupcheck.report.base.values import finding_object, row_object
from dupcheck.rules.base.conclusion import Conclusion, conclude
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.verdict import ShardVerdict, verdicts
from dupcheck.run.executor import Executor, results
from dupcheck.state.store import MemoryStore
from dupcheck.state.stored import ITEMS, LINES, Stored


@dataclass(slots=True)
class Concluded:
    """What came of all shards; `sites` count per site in how many documents each rule fired."""

    findings: Sequence[Finding] = ()
    rows: Sequence[DocumentRow] = ()
    tally: Tally = field(default_factory=Tally)
    sites: dict[str, Counter[str]] = field(default_factory=dict)
    shortlist: tuple[Finding, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What came of one shard: the lists themselves, or how long those are that lie in the store."""

    conclusion: Conclusion | None
    num_findings: int
    num_rows: int
    tally: Tally
    sites: dict[str, Counter[str]]
    shortlist: list[Finding]


def conclude_all(
    corpus: Corpus, names: frozenset[str], executor: Executor, tell: Callable[[str, int, int, int], None]
) -> Concluded:
    """The findings of every rule in every document, in order, and the documents' rows."""
    shelf, firsts = corpus.shelf, corpus.shelf.firsts
    in_memory = isinstance(shelf.store, MemoryStore)
    stage = partial(_conclude_shard, shelf=replace(shelf, renamed={}), names=names, in_memory=in_memory)
    sizes = np.add.reduceat(corpus.facts.sizes, firsts[:-1]).cumsum()
    whole, parts = Concluded(), []
    for part in results(executor.run(stage, verdicts(corpus))):
        whole.tally.add(part.tally)
        for site, counts in part.sites.items():
            whole.sites.setdefault(site, Counter()).update(counts)
        if not in_memory:
            whole.shortlist = tuple(worst_of_each([*(whole.shortlist or ()), *part.shortlist]))
        parts.append(part)
        tell("conclude", int(sizes[len(parts) - 1]), int(sizes[-1]), int(firsts[len(parts)]))
    whole.findings, whole.rows = _joined(parts, shelf)
    return whole


def _joined(parts: Sequence[_Part], shelf: Shelf) -> tuple[Sequence[Finding], Sequence[DocumentRow]]:
    """The lists of all parts, in memory or where they lie."""
    whole = [part.conclusion for part in parts if part.conclusion is not None]
    if whole:
        findings = tuple(finding for conclusion in whole for finding in conclusion.findings)
        return findings, tuple(row for conclusion in whole for row in conclusion.rows)
    findings_keys, rows_keys = list(map(_findings_key, shelf.keys)), list(map(_rows_key, shelf.keys))
    return (
        Stored(shelf.store, findings_keys, [part.num_findings for part in parts], unpack_finding, has_lines=True),
        Stored(shelf.store, rows_keys, [part.num_rows for part in parts], _unpack_row, has_lines=True),
    )


def _conclude_shard(verdict: ShardVerdict, shelf: Shelf, names: frozenset[str], in_memory: bool) -> _Part:
    conclusion = conclude(verdict, shelf, names)
    findings, rows = conclusion.findings, conclusion.rows
    sites: dict[str, Counter[str]] = {}
    for row in rows:
        if row.findings:
            sites.setdefault(row.site, Counter()).update(row.findings)
    tally = count_findings(findings)
    if in_memory:
        return _Part(conclusion, len(findings), len(rows), tally, sites, [])
    # The lines of the report's files are written here, by whatever process has the objects in its hands.
    shelf.store.put(
        _findings_key(verdict.key),
        {LINES: _as_bytes(map(finding_object, findings)), ITEMS: list(map(pack_finding, findings))},
    )
    shelf.store.put(
        _rows_key(verdict.key),
        {LINES: _as_bytes(map(row_object, rows)), ITEMS: list(map(_pack_row, rows))},
    )
    return _Part(None, len(findings), len(rows), tally, sites, worst_of_each(findings))


def _findings_key(shard: str) -> str:
    return f"findings-of-{shard}"


def _rows_key(shard: str) -> str:
    return f"rows-of-{shard}"


def _as_bytes(objects: Iterable[Any]) -> np.typing.NDArray[np.uint8]:
    return np.frombuffer(encode_lines_to_bytes(objects), dtype=np.uint8)


def _pack_row(row: DocumentRow) -> tuple[Any, ...]:
    return row.document, row.site, row.words, row.cluster, row.suspicion, row.parts, row.findings


def _unpack_row(packed: tuple[Any, ...]) -> DocumentRow:
    document, site, words, cluster, suspicion, parts, findings = packed
    return DocumentRow(
        document=document,
        site=site,
        words=words,
        cluster=cluster,
        suspicion=suspicion,
        parts=parts,
        findings=findings,
    )
