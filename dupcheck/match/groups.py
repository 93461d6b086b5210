"""Numbers that share a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.windows import I64


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Group g holds `members[offsets[g]:offsets[g + 1]]`, ascending; groups stand in the order of their keys."""

    members: I64
    offsets: I64

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __iter__(self) -> Iterator[I64]:
        for start, stop in pairwise(self.offsets.tolist()):
            yield self.members[start:stop]

    @property
    def sizes(self) -> I64:
        """Members per group."""
        return np.diff(self.offsets)

    @property
    def firsts(self) -> I64:
        """For each of `members` the first member of its group."""
        return np.repeat(self.members[self.offsets[:-1]], self.sizes)


def group(keys: npt.NDArray[Any], numbers: I64, least: int = 2) -> Groups:
    """The groups of `least` and more of `numbers` (ascending) whose keys, one each, or a row of them, are equal."""
    columns = keys.reshape(len(numbers), -1 if len(numbers) else 1)
    order = np.lexsort(columns.T[::-1]) if columns.shape[1] != 1 else np.argsort(columns[:, 0], kind="stable")
    ordered = columns[order]
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    large = sizes >= least
    kept = np.repeat(large, sizes)
    offsets = np.concatenate([[0], np.cumsum(sizes[large])]).astype(np.int64)
    return Groups(numbers[order[kept]], offsets)


def least_joined(ones: I64, others: I64, size: int) -> I64:
    """For every number below `size` the least one that a path of edges between `ones` and `others` joins it with."""
    least = np.arange(size)
    while True:
        below = np.minimum(least[ones], least[others])
        settled = least.copy()
        np.minimum.at(settled, ones, below)
        np.minimum.at(settled, others, below)
        settled = settled[settled]
        if np.array_equal(settled, least):
            return settled
        least = settled
