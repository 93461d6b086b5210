"""Clusters are anchored: each member is verified against its representative."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.match.clusters import Clusters, anchor
from dupcheck.match.pairs import Pairs

SIZE = 13
EDGES = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda edge: edge[0] < edge[1]), unique=True
)


def pairs_of(edges: list[tuple[int, int]]) -> Pairs:
    left, right = (np.array(side, dtype=np.int64) for side in (zip(*edges, strict=True) if edges else ((), ())))
    return Pairs(left, right, np.full(len(edges), 9), np.full(len(edges), 10), np.full(len(edges), 10))


def clusters_of(edges: list[tuple[int, int]]) -> Clusters:
    return anchor(pairs_of(edges), np.arange(SIZE))


def rows_of(clusters: Clusters) -> list[tuple[int, int]]:
    return list(zip(clusters.representatives.tolist(), clusters.members.tolist(), strict=True))


@settings(deadline=None, max_examples=200)
@given(EDGES)
@example([])
def test_every_member_has_a_pair_with_its_representative(edges: list[tuple[int, int]]) -> None:
    clusters = clusters_of(edges)
    proofs = [edges[pair] for pair in clusters.pairs.tolist()]
    assert rows_of(clusters) == proofs
    assert sorted(clusters.members.tolist()) == clusters.members.tolist()


@settings(deadline=None, max_examples=200)
@given(EDGES)
def test_document_is_in_one_cluster_and_no_free_pair_is_left(edges: list[tuple[int, int]]) -> None:
    clusters = clusters_of(edges)
    members, representatives = clusters.members.tolist(), set(clusters.representatives.tolist())
    assert len(set(members)) == len(members)
    assert representatives.isdisjoint(members)
    placed = {*members, *representatives}
    assert all(left in placed or right in placed for left, right in edges)


@settings(deadline=None, max_examples=100)
@given(EDGES, st.integers(0, 1000))
def test_order_of_pairs_does_not_matter(edges: list[tuple[int, int]], seed: int) -> None:
    shuffled = list(edges)
    random.Random(seed).shuffle(shuffled)
    assert rows_of(clusters_of(edges)) == rows_of(clusters_of(shuffled))


@settings(deadline=None, max_examples=100)
@given(EDGES, st.permutations(range(SIZE)))
def test_more_preferred_document_represents_the_other(edges: list[tuple[int, int]], ranks: list[int]) -> None:
    clusters = anchor(pairs_of(edges), np.array(ranks))
    assert all(ranks[representative] < ranks[member] for representative, member in rows_of(clusters))


def test_chain_is_not_one_cluster() -> None:
    assert rows_of(clusters_of([(0, 1), (1, 2), (2, 3)])) == [(0, 1), (2, 3)]
