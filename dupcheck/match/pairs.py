"""Verified pairs: exact Jaccard and containment of shingle sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.match.candidates import Candidates


@dataclass(frozen=True, slots=True, order=True)
class VerifiedPair:
    """Two documents, by number, and how much of each stands in the other."""

    left: int
    right: int
    jaccard: float
    left_in_right: float
    right_in_left: float


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


def verify(candidates: Candidates, shingles_of: Callable[[int], U64], min_jaccard: float) -> list[VerifiedPair]:
    """The candidate pairs at or above `min_jaccard`, measured on their exact shingle sets, in order."""
    pairs = []
    current, left_set = -1, np.zeros(0, dtype=np.uint64)
    sets: dict[int, U64] = {}
    for left, right in zip(candidates.left.tolist(), candidates.right.tolist(), strict=True):
        if left != current:
            current, left_set = left, shingles_of(left)
            sets = {number: held for number, held in sets.items() if number >= left}
        right_set = sets.get(right)
        if right_set is None:
            right_set = sets.setdefault(right, shingles_of(right))
        shared = overlap(left_set, right_set)
        similarity = shared / (len(left_set) + len(right_set) - shared)
        if similarity >= min_jaccard:
            pairs.append(VerifiedPair(left, right, similarity, shared / len(left_set), shared / len(right_set)))
    return pairs
