"""Repeats inside documents: the same text again, by order and offset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.links import ExactRuns, exact_runs
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.chains import Chain, Run, chain_runs
from dupcheck.tokens.tables import Tables


@dataclass(frozen=True, slots=True, eq=False)
class Repeats:
    """The exact runs of a batch; they are chained for the documents that somebody looks at."""

    runs: ExactRuns

    @property
    def rows(self) -> I64:
        """Documents that hold a repeat."""
        return distinct(self.runs.documents)

    def chains(self, row: int) -> list[Chain]:
        """The chains of one document; tokens are counted over the batch."""
        first, last = np.searchsorted(self.runs.documents, [row, row + 1])
        columns = (self.runs.starts, self.runs.offsets, self.runs.lengths)
        return chain_runs(map(Run, *(column[first:last].tolist() for column in columns)))


def find_repeats(tables: Tables) -> Repeats:
    """The runs of tokens that stand again in the same document."""
    return Repeats(exact_runs(tables.runs, tables.tokens.offsets))
