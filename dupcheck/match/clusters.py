"""Anchored clusters: every member is verified against its representative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dupcheck.match.pairs import VerifiedPair


@dataclass(frozen=True, slots=True)
class AnchoredCluster:
    """A representative and its members, by number, each with the pair that proves it."""

    representative: int
    members: tuple[tuple[int, VerifiedPair], ...]


def anchor(pairs: Iterable[VerifiedPair]) -> list[AnchoredCluster]:
    """Clusters of documents numbered in the order of preference.

    The most preferred document that is in no cluster yet takes every free document that a pair joins with it. No
    chaining: two members may be less alike than the threshold, each is at least so with the representative.
    """
    neighbours: dict[int, list[tuple[int, VerifiedPair]]] = {}
    for pair in pairs:
        neighbours.setdefault(pair.left, []).append((pair.right, pair))
        neighbours.setdefault(pair.right, []).append((pair.left, pair))
    taken: set[int] = set()
    clusters = []
    for number in sorted(neighbours):
        if number in taken:
            continue
        members = tuple(sorted((other, pair) for other, pair in neighbours[number] if other not in taken))
        if members:
            taken.update([number, *(other for other, _ in members)])
            clusters.append(AnchoredCluster(number, members))
    return clusters
