"""Repeats inside documents: the same text again, by order and offset."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.links import ExactRuns
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.chains import MAX_GAP, SHELF, Chain, Run, chain_runs
from dupcheck.match.periods import MIN_APART, MIN_PERIOD
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
        columns = (self.runs.starts[first:last], self.runs.offsets[first:last], self.runs.lengths[first:last])
        kept = _may_matter(*columns)
        return chain_runs(map(Run, *(column[kept].tolist() for column in columns)))


def find_repeats(tables: Tables) -> Repeats:
    """The runs of tokens that stand again in the same document."""
    return Repeats(tables.gear.exact_runs(tables.runs, tables.tokens.offsets))


def _may_matter(starts: I64, offsets: I64, lengths: I64) -> npt.NDArray[np.bool_]:
    """The runs of one document that are long, near their copy, or near another run that they may chain with.

    A table of a million zeros and ones has four million short runs, nearly all of them alone on their diagonal.
    """
    keeps: npt.NDArray[np.bool_] = (lengths >= MIN_APART) | (offsets < lengths + MIN_PERIOD)
    if keeps.all():
        return keeps
    # Two offsets that differ by MAX_DRIFT or less share one of these bins or one of those half a bin further.
    for shift in (0, SHELF):
        bins = (offsets + shift) // (2 * SHELF)
        order = np.lexsort((starts, bins))
        ends = starts[order] + lengths[order]
        near = (bins[order][1:] == bins[order][:-1]) & (starts[order][1:] - ends[:-1] <= MAX_GAP)
        keeps[order[1:][near]] = True
        keeps[order[:-1][near]] = True
    return keeps
