"""Which exact runs of a document lie so near each other that a chain may join them, on arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.links import ExactRuns
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.chains import MAX_DRIFT, MAX_GAP


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhoods:
    """Neighbourhood g: runs of document `documents[g]` that no chain joins with any other.

    `of_runs` is the neighbourhood of every run; `words[g]` the tokens of its runs, those that two share twice.
    """

    of_runs: I64
    documents: I64
    words: I64


def find_neighbourhoods(runs: ExactRuns) -> Neighbourhoods:
    """The neighbourhoods of a batch's runs.

    Neighbours lie MAX_GAP tokens or less apart and differ in their offset by MAX_DRIFT or less; so do their neighbours.
    """
    order = np.lexsort((runs.offsets, runs.documents))
    drifts = np.zeros(len(order), dtype=np.int64)
    drifts[order] = _count(
        (np.diff(runs.documents[order]) != 0) | (np.diff(runs.offsets[order]) > MAX_DRIFT), len(order)
    )
    order = np.lexsort((runs.starts, drifts))
    starts, shelves = runs.starts[order], drifts[order]
    ends = starts + runs.lengths[order]
    border = int(ends.max(initial=0)) + 1  # so that the furthest end of one shelf lies below the ends of the next
    reach = np.maximum.accumulate(ends + shelves * border) - shelves * border
    apart = (np.diff(shelves) != 0) | (starts[1:] - reach[:-1] > MAX_GAP)
    numbers = _count(apart, len(order))
    of_runs = np.zeros(len(order), dtype=np.int64)
    of_runs[order] = numbers
    heads = np.flatnonzero(np.append(True, apart)) if len(order) else np.zeros(0, dtype=np.int64)
    words = np.add.reduceat(runs.lengths[order], heads) if len(heads) else heads
    return Neighbourhoods(of_runs, runs.documents[order][heads], words)


def _count(borders: np.typing.NDArray[np.bool_], size: int) -> I64:
    """0 for the first of `size` items, one more behind every border."""
    numbers = np.zeros(size, dtype=np.int64)
    np.cumsum(borders, out=numbers[1:])
    return numbers
