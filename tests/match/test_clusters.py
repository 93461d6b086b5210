"""Clusters are anchored: each member is verified against its representative."""

from __future__ import annotations

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.match.clusters import anchor
from dupcheck.match.pairs import VerifiedPair

EDGES = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda edge: edge[0] < edge[1]))


def pairs_of(edges: set[tuple[int, int]]) -> list[VerifiedPair]:
    return [VerifiedPair(left, right, 0.9, 0.95, 0.94) for left, right in sorted(edges)]


@settings(deadline=None, max_examples=200)
@given(EDGES)
@example(set())
def test_every_member_has_a_pair_with_its_representative(edges: set[tuple[int, int]]) -> None:
    for cluster in anchor(pairs_of(edges)):
        for member, pair in cluster.members:
            assert {member, cluster.representative} == {pair.left, pair.right}
            assert cluster.representative < member


@settings(deadline=None, max_examples=200)
@given(EDGES)
def test_document_is_in_one_cluster_and_no_free_pair_is_left(edges: set[tuple[int, int]]) -> None:
    clusters = anchor(pairs_of(edges))
    placed = [number for cluster in clusters for number in (cluster.representative, *dict(cluster.members))]
    assert len(set(placed)) == len(placed)
    assert all(left in placed or right in placed for left, right in edges)


@settings(deadline=None, max_examples=100)
@given(EDGES, st.integers(0, 1000))
def test_order_of_pairs_does_not_matter(edges: set[tuple[int, int]], seed: int) -> None:
    shuffled = pairs_of(edges)
    random.Random(seed).shuffle(shuffled)
    assert anchor(pairs_of(edges)) == anchor(shuffled)


def test_chain_is_not_one_cluster() -> None:
    clusters = anchor(pairs_of({(0, 1), (1, 2), (2, 3)}))
    assert [(cluster.representative, list(dict(cluster.members))) for cluster in clusters] == [(0, [1]), (2, [3])]
