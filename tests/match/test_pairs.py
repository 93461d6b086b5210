"""Pairs are exact: they agree with Python sets, and nearly none is lost on the way."""

from __future__ import annotations

import random
from itertools import combinations

import naive
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.plain.powers import U64
from dupcheck.match.candidates import Candidates, find_candidates
from dupcheck.match.pairs import VerifiedPair, containment, jaccard, overlap, verify
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.tables import make_tables

SETS = st.sets(st.integers(0, 40), max_size=20)


def array_of(values: set[int]) -> U64:
    return np.array(sorted(values), dtype=np.uint64)


@settings(deadline=None, max_examples=200)
@given(SETS, SETS)
@example(set(), set())
@example(set(), {1})
def test_measures_equal_sets(one: set[int], other: set[int]) -> None:
    left, right = array_of(one), array_of(other)
    assert len(one & other) == overlap(left, right)
    assert naive.jaccard(set(one), set(other)) == jaccard(left, right)
    assert (len(one & other) / len(one) if one else 1.0) == containment(left, right)


@settings(deadline=None, max_examples=200)
@given(SETS, SETS)
def test_jaccard_is_symmetric_and_below_containment(one: set[int], other: set[int]) -> None:
    left, right = array_of(one), array_of(other)
    assert jaccard(right, left) == jaccard(left, right)
    assert 0 <= jaccard(left, right) <= containment(left, right) <= 1


@settings(deadline=None, max_examples=100)
@given(st.lists(SETS.filter(bool), min_size=2, max_size=6), st.sampled_from([0.2, 0.5, 0.8, 1.0]))
def test_verify_keeps_exactly_the_pairs_at_the_threshold(sets: list[set[int]], min_jaccard: float) -> None:
    left, right = np.array(list(combinations(range(len(sets)), 2)), dtype=np.int64).T
    pairs = verify(Candidates(left, right, 0), lambda number: array_of(sets[number]), min_jaccard)
    expected = [
        VerifiedPair(
            one,
            other,
            naive.jaccard(set(sets[one]), set(sets[other])),
            len(sets[one] & sets[other]) / len(sets[one]),
            len(sets[one] & sets[other]) / len(sets[other]),
        )
        for one, other in combinations(range(len(sets)), 2)
        if naive.jaccard(set(sets[one]), set(sets[other])) >= min_jaccard
    ]
    assert expected == pairs


def documents_over_the_whole_range(count: int, seed: int) -> list[str]:
    """Families of ten texts, each a copy of the first with more and more of its words changed."""
    draw = random.Random(seed)
    texts = []
    for family in range(count // 10):
        words = [f"w{draw.randrange(5000)}" for _ in range(draw.randrange(60, 400))]
        for member in range(10):
            rate = member * draw.uniform(0, 0.015)
            texts.append(" ".join(f"x{family}" if draw.random() < rate else word for word in words))
    return texts


@pytest.mark.parametrize("seed", [1])
def test_candidates_and_verification_against_brute_force(seed: int) -> None:
    texts = documents_over_the_whole_range(300, seed)
    shingles = shingle(make_tables(make_batch(Document(text=text) for text in texts)), 5)
    words = [set(naive.shingles(text.split(), 5)) for text in texts]
    similar = {
        (one, other): naive.jaccard(set(words[one]), set(words[other])) for one, other in combinations(range(300), 2)
    }
    expected = {pair for pair, value in similar.items() if value >= 0.8}
    assert len({round(value, 1) for value in similar.values()}) == 11
    found = verify(find_candidates(sign(shingles, 128, 1), 0.8), shingles.of, 0.8)
    assert {(pair.left, pair.right) for pair in found} <= expected
    assert len(found) >= 0.995 * len(expected)
    assert {(pair.left, pair.right): pair.jaccard for pair in found}.items() <= similar.items()
