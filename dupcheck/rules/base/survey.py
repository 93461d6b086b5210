"""What was found on the arrays of one batch, before any rule looks at a document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.repeats import Repeats, find_repeats
from dupcheck.model.batch import batch_of
from dupcheck.model.settings import Settings
from dupcheck.rules.base.phrase_file import Phrase
from dupcheck.rules.base.phrase_index import PhraseHits, PhraseIndex
from dupcheck.tokens.tables import Tables, make_tables

Found = TypeVar("Found")


class Survey:
    """A batch's tables, the phrases found in it and its documents' repeats; each is found when first asked for."""

    def __init__(self, tables: Tables, index: PhraseIndex, settings: Settings) -> None:
        self.tables = tables
        self.settings = settings
        self._index = index
        self._found: dict[Callable[..., Any], Any] = {}

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that are looked up, by the numbers that the hits give them."""
        return self._index.phrases

    @cached_property
    def hits(self) -> PhraseHits:
        """Every phrase in every document."""
        return self._index.find(self.tables)

    @cached_property
    def repeats(self) -> Repeats:
        """The runs of tokens that stand again in their document."""
        return find_repeats(self.tables)

    def alone(self, row: int) -> Survey:
        """The survey of one document by itself."""
        batch = self.tables.batch
        columns = {name: [column[row]] for name, column in batch.columns.items()}
        tables = make_tables(batch_of([batch.text(row).encode()], columns), self.tables.gear)
        return Survey(tables, self._index, self.settings)

    def are_of(self, rule: str, *roles: str) -> npt.NDArray[np.bool_]:
        """Which phrases are `rule`'s, in one of `roles` where any is named."""
        return self._index.are_of(rule, frozenset(roles))

    def rows_with(self, rule: str, *roles: str) -> I64:
        """The documents that hold a phrase of `rule`, in one of `roles` where any is named."""
        return distinct(self.rows_of_tokens(self.hits.first[self.are_of(rule, *roles)[self.hits.phrases]]))

    def once(self, find: Callable[[Survey], Found]) -> Found:
        """What `find` makes of this survey, computed once: a rule's candidates and its judgement share it."""
        if find not in self._found:
            self._found[find] = find(self)
        found: Found = self._found[find]
        return found

    def rows_of_tokens(self, tokens: I64) -> I64:
        """The documents that hold these tokens."""
        return np.searchsorted(self.tables.tokens.offsets, tokens, side="right") - 1


def make_survey(tables: Tables, index: PhraseIndex, settings: Settings) -> Survey:
    """A survey of a batch for the rules whose phrases are in `index`."""
    return Survey(tables, index, settings)
