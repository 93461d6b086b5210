"""All documents together, as a corpus rule sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.model.document import Document
from dupcheck.model.finding import Finding, Place, Severity
from dupcheck.model.settings import Settings
from dupcheck.model.span import Span
from dupcheck.rules.base.address import plain_url
from dupcheck.rules.base.duplicates import Duplicates, find_duplicates
from dupcheck.rules.base.judging import place_of
from dupcheck.rules.base.shard import Shard
from dupcheck.rules.base.site_blocks import SiteBlocks


@dataclass(slots=True)
class Ledger:
    """Findings and claims of one document; corpus rules add to what the document rules left."""

    findings: list[Finding] = field(default_factory=list)
    claimed: dict[str, tuple[Span, ...]] = field(default_factory=dict)


class Corpus:
    """Document i of `len(corpus)`, in the order of (path, record); `ids` and `sites` are lists by document."""

    def __init__(self, shards: Sequence[Shard], ids: Sequence[str], sites: Sequence[str], settings: Settings) -> None:
        self.shards = shards
        self.ids = ids
        self.sites = sites
        self.settings = settings
        self.places = [(number, row) for number, shard in enumerate(shards) for row in range(len(shard.batch))]
        self.ledgers = [self._ledger(*place) for place in self.places]

    def __len__(self) -> int:
        return len(self.places)

    def column(self, number: int, name: str) -> object:
        """One field of one document, by the name it has in Document, without making a view."""
        shard, row = self.places[number]
        return self.shards[shard].batch.columns[name][row]

    def document(self, number: int) -> Document:
        """A view of one document."""
        shard, row = self.places[number]
        return self.shards[shard].batch.document(row)

    def text(self, number: int) -> str:
        """The text of one document."""
        shard, row = self.places[number]
        return self.shards[shard].batch.text(row)

    @cached_property
    def words(self) -> I64:
        """Tokens per document."""
        counts = [shard.words for shard in self.shards]
        return np.concatenate(counts) if counts else np.zeros(0, dtype=np.int64)

    @cached_property
    def by_site(self) -> dict[str, list[int]]:
        """The documents of every site."""
        members: dict[str, list[int]] = {}
        for number, site in enumerate(self.sites):
            members.setdefault(site, []).append(number)
        return members

    @cached_property
    def duplicates(self) -> Duplicates:
        """Exact copies and near-duplicates."""
        ranks = [(self.errors(number), name) for number, name in enumerate(self.ids)]
        return find_duplicates(self.shards, self.places, ranks, self.settings)

    @cached_property
    def stands_for(self) -> list[int]:
        """For each document the representative of its cluster or of its exact copies; itself when it is alone."""
        anchors = list(range(len(self)))
        texts = self.duplicates.texts
        for text in texts:
            for number in text:
                anchors[number] = text[0]
        for cluster in self.duplicates.clusters:
            for member, _ in cluster.members:
                for number in texts[member]:
                    anchors[number] = texts[cluster.representative][0]
        return anchors

    @cached_property
    def blocks(self) -> SiteBlocks:
        """What recurs over the pages of a site."""
        return SiteBlocks(self.shards, self.places, self.sites, self.visits)

    @cached_property
    def visits(self) -> list[int]:
        """For each document the first one of its page: those at its address, copies and near-copies of any of them."""
        pages = list(range(len(self)))

        def first_of(number: int) -> int:
            while pages[number] != number:
                pages[number] = number = pages[pages[number]]
            return number

        by_address: dict[str, int] = {}
        for number, anchor in enumerate(self.stands_for):
            url = self.column(number, "url")
            address = plain_url(url) if isinstance(url, str) else None
            same = (anchor, by_address.setdefault(address, number) if address is not None else number)
            firsts = sorted({first_of(number), *map(first_of, same)})
            for later in firsts[1:]:
                pages[later] = firsts[0]
        return [first_of(number) for number in range(len(self))]

    def errors(self, number: int) -> int:
        """How many error findings the document rules have in one document."""
        shard, row = self.places[number]
        judged = self.shards[shard].judged.get(row)
        return sum(finding.severity is Severity.ERROR for finding in judged.findings) if judged else 0

    def has_finding(self, number: int, rules: Iterable[str]) -> bool:
        """True when one of these rules has flagged the document so far."""
        return any(rule in self.ledgers[number].claimed for rule in rules)

    def place(self, number: int, span: Span | None = None) -> Place:
        """A span of a document, its whole text by default, to point to from another."""
        text = self.text(number)
        return place_of(span or Span(0, len(text)).trimmed(text), text, self.ids[number])

    def _ledger(self, shard: int, row: int) -> Ledger:
        judged = self.shards[shard].judged.get(row)
        return Ledger(list(judged.findings), dict(judged.claimed)) if judged else Ledger()
