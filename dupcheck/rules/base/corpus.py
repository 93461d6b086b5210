"""All documents together, as a corpus rule sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.model.settings import Settings
from dupcheck.rules.base.decision import Decision
from dupcheck.rules.base.duplicates import Duplicates
from dupcheck.rules.base.facts import Bools, Facts
from dupcheck.rules.base.failure import Failure
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.site_blocks import SiteBlocks
from dupcheck.rules.base.text_hash import NOTHING


@dataclass(kw_only=True, eq=False)
class Corpus:
    """Documents by number, in the order of (path, record).

    `facts.sites` are numbers of `site_names`, some of which are `folders`; `visits` gives each document the first one
    of its page. `names` are the rules that are asked, `decisions` those of the ones that were asked so far, of which
    `failures` tell what stopped.
    """

    shelf: Shelf
    facts: Facts
    site_names: Sequence[str]
    folders: frozenset[str]
    names: frozenset[str]
    settings: Settings
    duplicates: Duplicates
    visits: I64
    blocks: SiteBlocks
    decisions: dict[str, Decision] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def stands_for(self) -> I64:
        """For each document the representative of its cluster or of its exact copies; itself when it is alone."""
        return self.duplicates.stands_for

    @cached_property
    def pages_per_site(self) -> I64:
        """Documents of every site."""
        return np.bincount(self.facts.sites, minlength=len(self.site_names)).astype(np.int64)

    def flagged_by(self, rules: Sequence[str]) -> Bools:
        """The documents that one of these corpus rules flags."""
        flags = np.zeros(len(self), dtype=np.bool_)
        for rule in rules:
            if rule in self.decisions:
                flags[self.decisions[rule].documents] = True
        return flags

    def same_record(self, ones: I64, others: I64) -> Bools:
        """Pairs of documents with one address or one id field: two visits of one page."""
        facts = self.facts
        by_id = (facts.ids[ones] == facts.ids[others]) & (facts.ids[ones] != NOTHING)
        by_address = (facts.addresses[ones] == facts.addresses[others]) & (facts.addresses[ones] != NOTHING)
        same: Bools = by_id | by_address
        return same

    def sites_of(self, numbers: I64) -> Mapping[int, str]:
        """The names of the sites of some documents."""
        return {
            number: self.site_names[site]
            for number, site in zip(numbers.tolist(), self.facts.sites[numbers].tolist(), strict=True)
        }
