"""What a run found out, as values that a report format shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dupcheck.model.block_verdict import Review
from dupcheck.model.document import Skipped
from dupcheck.model.finding import Finding, Severity
from dupcheck.model.rule_page import RulePage
from dupcheck.model.tally import RuleCount, Tally, count_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document of a cluster, verified against the representative; containment is of the member in it."""

    document: str
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Documents that are near-duplicates of their representative."""

    representative: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two distinct texts at or above the threshold, verified on their exact shingle sets."""

    left: str
    right: str
    jaccard: float
    left_in_right: float
    right_in_left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A text that recurs over the pages of one site; `accepted` is what a reviewer said of it.

    `sites` is on how many sites its lines stand, where that is what it is known by.
    """

    site: str
    text: str
    pages: int
    share: float
    position: str
    accepted: bool | None = None
    sites: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One line of documents.jsonl.

    `suspicion`, in 0..1, is the chance that the text is not just its page's own content; `parts` sum up to it.
    """

    document: str
    site: str
    words: int
    cluster: str | None
    suspicion: float
    parts: Mapping[str, float]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a check or an audit; every list is sorted, and only `run` may differ between two runs.

    Long lists lie in files and are read as they are gone through. `tally` counts a long list of findings, once;
    `shortlist` are the worst of every rule, where the list is long.
    `encodings` counts the documents that were read from something other than UTF-8. `caps` counts what a limit left
    out, `sites` maps a site to its documents and findings per rule, `rules` are the pages of the rules that were asked.
    `review` is what became of a block file, where one was given.
    """

    documents: int
    bytes: int
    findings: Sequence[Finding] = ()
    clusters: Sequence[Cluster] = ()
    pairs: Sequence[Pair] = ()
    blocks: Sequence[Block] = ()
    rows: Sequence[DocumentRow] = ()
    skipped: tuple[Skipped, ...] = ()
    encodings: Mapping[str, int] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    sites: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, RulePage] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)
    review: Review | None = None
    tally: Tally | None = field(default=None, compare=False)
    shortlist: tuple[Finding, ...] | None = field(default=None, compare=False)

    @property
    def counts(self) -> Tally:
        """The `tally` that came with the findings, else one that is made of them."""
        return self.tally if self.tally is not None else count_findings(self.findings)

    def by_rule(self) -> dict[str, RuleCount]:
        """Findings and documents of every rule that fired, by name."""
        return self.counts.by_rule()

    def count_at_least(self, severity: Severity) -> int:
        """How many findings are of this severity or a worse one."""
        return sum(count for seen, count in self.counts.severities.items() if seen.rank >= severity.rank)
