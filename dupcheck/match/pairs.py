"""Verified pairs: exact Jaccard and containment of shingle sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.candidates import Candidates
from dupcheck.match.groups import least_joined
from dupcheck.sketch.shingles import Shingles

F64 = npt.NDArray[np.float64]

MAX_SHINGLES = 1 << 22  # of the sets that are compared at once: 32 MB


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of documents, by number, `left[p] < right[p]`, sorted.

    `shared[p]` shingles stand in both; the documents have `left_size[p]` and `right_size[p]` distinct ones.
    """

    left: I64
    right: I64
    shared: I64
    left_size: I64
    right_size: I64

    def __len__(self) -> int:
        return len(self.left)

    @property
    def jaccard(self) -> F64:
        """|A & B| / |A | B| of every pair."""
        similar: F64 = self.shared / (self.left_size + self.right_size - self.shared)
        return similar

    @property
    def left_in_right(self) -> F64:
        """Share of the left document's shingles that stand in the right one."""
        share: F64 = self.shared / self.left_size
        return share

    @property
    def right_in_left(self) -> F64:
        """Share of the right document's shingles that stand in the left one."""
        share: F64 = self.shared / self.right_size
        return share

    def take(self, rows: I64 | npt.NDArray[np.bool_]) -> Pairs:
        """Some of the pairs."""
        columns = (self.left, self.right, self.shared, self.left_size, self.right_size)
        return Pairs(*(column[rows] for column in columns))


def overlap(one: U64, other: U64) -> int:
    """How many shingles two sorted, distinct arrays share."""
    both = np.concatenate([one, other])
    both.sort(kind="stable")  # two runs: a merge
    return int((both[1:] == both[:-1]).sum())


def jaccard(one: U64, other: U64) -> float:
    """|A & B| / |A | B| of two sorted, distinct arrays; 0.0 when both are empty: nothing is alike."""
    shared = overlap(one, other)
    union = len(one) + len(other) - shared
    return shared / union if union else 0.0


def containment(part: U64, whole: U64) -> float:
    """Share of `part`'s shingles that also occur in `whole`.

    Both arrays sorted, without repeats. 1.0 for an empty `part`: nothing is missing.
    """
    return overlap(part, whole) / len(part) if len(part) else 1.0


def verify(left: I64, right: I64, sets_of: Callable[[I64], Shingles], min_jaccard: float, gear: Gear) -> Pairs:
    """The pairs at or above `min_jaccard`, measured on their exact shingle sets, in the order given.

    `sets_of` gives the distinct shingles, sorted, of documents whose numbers ascend.
    """
    documents = distinct(np.concatenate([left, right]))
    sets = sets_of(documents)
    ones, others = np.searchsorted(documents, left), np.searchsorted(documents, right)
    sizes = np.diff(sets.offsets)
    shared = gear.overlaps(sets.hashes, sets.offsets, ones, others)
    pairs = Pairs(left, right, shared, sizes[ones], sizes[others])
    return pairs.take(pairs.jaccard >= min_jaccard)


def join_pairs(parts: Iterable[Pairs]) -> Pairs:
    """The pairs of all parts, sorted."""
    nothing = np.zeros(0, dtype=np.int64)
    all_parts = [Pairs(nothing, nothing, nothing, nothing, nothing), *parts]
    found = Pairs(*(np.concatenate([getattr(part, column.name) for part in all_parts]) for column in fields(Pairs)))
    return found.take(np.lexsort((found.right, found.left)))


def in_parts(candidates: Candidates, sizes: npt.NDArray[np.integer[Any]]) -> Iterator[tuple[I64, I64]]:
    """(left, right) of parts of the pairs, in which the documents of both sides hold about MAX_SHINGLES at most.

    `sizes` are per document. Pairs that are joined by others stay together as far as that goes, so that few documents
    are in two parts.
    """
    left, right = candidates.left, candidates.right
    groups = least_joined(left, right, len(sizes))
    order = np.lexsort((right, left, groups[left])) if len(left) else left
    left, right = left[order], right[order]
    fresh = np.ones(len(left), dtype=np.bool_)
    fresh[1:] = left[1:] != left[:-1]
    weights = np.cumsum(sizes[right] + np.where(fresh, sizes[left], 0))
    start = 0
    while start < len(left):
        before = weights[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(weights, before + MAX_SHINGLES, side="right")))
        yield left[start:stop], right[start:stop]
        start = stop
