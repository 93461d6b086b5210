"""Repeats inside documents: the same text again, by order and offset."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.links import ExactRuns
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.chains import Chain, Run, chain_runs
from dupcheck.match.neighbours import Neighbourhoods, find_neighbourhoods
from dupcheck.match.periods import MIN_APART, MIN_PERIOD
from dupcheck.tokens.tables import Tables


class Repeats:
    """The exact runs of a batch; they are chained for the documents that somebody looks at."""

    def __init__(self, runs: ExactRuns) -> None:
        self.runs = runs

    @cached_property
    def rows(self) -> I64:
        """Documents that hold a repeat."""
        return distinct(self.runs.documents)

    @cached_property
    def chainable(self) -> Neighbourhoods:
        """The runs that a chain may join."""
        return find_neighbourhoods(self.runs)

    def chains(self, row: int) -> list[Chain]:
        """The chains of one document; tokens are counted over the batch."""
        documents, runs = self._kept
        first, last = documents.searchsorted([row, row + 1]).tolist()
        return chain_runs(runs[first:last])

    @cached_property
    def _kept(self) -> tuple[I64, list[Run]]:
        """The documents and the runs that are long, near their copy, or near another run that they may chain with.

        A table of a million zeros and ones has four million short runs, nearly all of them alone on their diagonal.
        """
        runs, groups = self.runs, self.chainable
        kept = np.flatnonzero((groups.words[groups.of_runs] >= MIN_APART) | (runs.offsets < runs.lengths + MIN_PERIOD))
        columns = (column[kept].tolist() for column in (runs.starts, runs.offsets, runs.lengths))
        return runs.documents[kept], list(map(Run._make, zip(*columns, strict=True)))


def find_repeats(tables: Tables) -> Repeats:
    """The runs of tokens that stand again in the same document."""
    return Repeats(tables.gear.exact_runs(tables.runs, tables.tokens.offsets))
