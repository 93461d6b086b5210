"""Anchored clusters: every member is verified against its representative."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.pairs import Pairs


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Document `members[m]` belongs to the cluster of `representatives[m]`, and pair `pairs[m]` proves it; sorted."""

    members: I64
    representatives: I64
    pairs: I64

    def __len__(self) -> int:
        return len(self.members)


def anchor(pairs: Pairs, ranks: I64) -> Clusters:
    """Clusters of documents; of two, the one with the lower of `ranks` (per document) is preferred.

    The most preferred document that is in no cluster yet takes every free document that a pair joins with it. No
    chaining: two members may be less alike than the threshold, each is at least so with the representative.
    """
    ones = np.concatenate([pairs.left, pairs.right])
    others = np.concatenate([pairs.right, pairs.left])
    proofs = np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((ranks[others], ranks[ones]))
    ones, others, proofs = ones[order], others[order], proofs[order]
    borders = np.flatnonzero(np.append(True, np.diff(ones) != 0)[: len(ones)]).tolist()
    taken = np.zeros(len(ranks), dtype=np.bool_)
    members, representatives, proven = [], [], []
    for start, stop in pairwise([*borders, len(ones)]):
        representative = ones[start]
        if taken[representative]:
            continue
        free = np.flatnonzero(~taken[others[start:stop]]) + start
        if len(free):
            taken[representative] = True
            taken[others[free]] = True
            members.append(others[free])
            representatives.append(ones[free])
            proven.append(proofs[free])
    if not members:
        nothing = np.zeros(0, dtype=np.int64)
        return Clusters(nothing, nothing, nothing)
    found = np.concatenate(members)
    order = np.argsort(found)
    return Clusters(found[order], np.concatenate(representatives)[order], np.concatenate(proven)[order])
