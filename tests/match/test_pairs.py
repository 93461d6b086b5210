"""Pairs are exact: they agree with Python sets, and nearly none is lost on the way."""

from __future__ import annotations

import random
from itertools import combinations

import naive
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.gear import PLAIN, load_gear
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match import pairs as pairs_module
from dupcheck.match.candidates import Candidates, SignatureTable, find_candidates
from dupcheck.match.pairs import containment, in_parts, jaccard, overlap, verify
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.sketch.bands import choose_bands
from dupcheck.sketch.shingles import Shingles, shingle
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


def flat(sets: list[set[int]]) -> Shingles:
    offsets = np.concatenate([[0], np.cumsum([len(one) for one in sets])]).astype(np.int64)
    return Shingles(np.concatenate([array_of(one) for one in sets]), offsets)


@settings(deadline=None, max_examples=100)
@given(st.lists(SETS.filter(bool), min_size=2, max_size=6), st.sampled_from([0.2, 0.5, 0.8, 1.0]))
def test_verify_keeps_exactly_the_pairs_at_the_threshold(sets: list[set[int]], min_jaccard: float) -> None:
    left, right = np.array(list(combinations(range(len(sets)), 2)), dtype=np.int64).T
    pairs = verify(
        left, right, lambda numbers: flat([sets[number] for number in numbers.tolist()]), min_jaccard, load_gear(PLAIN)
    )
    similar = {
        (one, other): naive.jaccard(set(sets[one]), set(sets[other]))
        for one, other in combinations(range(len(sets)), 2)
    }
    expected = {pair: value for pair, value in similar.items() if value >= min_jaccard}
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert expected == dict(zip(found, pairs.jaccard.tolist(), strict=True))
    assert [len(sets[one] & sets[other]) / len(sets[one]) for one, other in found] == pairs.left_in_right.tolist()
    assert [len(sets[one] & sets[other]) / len(sets[other]) for one, other in found] == pairs.right_in_left.tolist()


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), unique=True),
    st.integers(1, 40),
)
def test_parts_hold_every_pair_once_and_few_shingles(edges: list[tuple[int, int]], most: int) -> None:
    left, right = (np.array(side, dtype=np.int64) for side in (zip(*edges, strict=True) if edges else ((), ())))
    sizes = np.full(10, 5, dtype=np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs_module, "MAX_SHINGLES", most)
        parts = list(in_parts(Candidates(left, right, 0), sizes))
    found = [pair for ones, others in parts for pair in zip(ones.tolist(), others.tolist(), strict=True)]
    assert sorted(edges) == sorted(found)
    assert all(
        len(ones) == 1 or 5 * len(set(ones.tolist()) | set(others.tolist())) <= most + 5 for ones, others in parts
    )


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
    candidates = find_candidates(SignatureTable(sign(shingles, 128, 1), choose_bands(0.8, 128)), 0.8, load_gear(PLAIN))

    def sets_of(numbers: I64) -> Shingles:
        sets = [shingles.of(number) for number in numbers.tolist()]
        return Shingles(np.concatenate(sets), np.concatenate([[0], np.cumsum([len(one) for one in sets])]))

    pairs = verify(candidates.left, candidates.right, sets_of, 0.8, load_gear(PLAIN))
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert set(found) <= expected
    assert len(found) >= 0.995 * len(expected)
    assert dict(zip(found, pairs.jaccard.tolist(), strict=True)).items() <= similar.items()
