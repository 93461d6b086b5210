"""Brute force by an inverted index beside brute force over all pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from exact_pairs import find_pairs
from hypothesis import given
from hypothesis import strategies as st

THRESHOLDS = st.sampled_from([0.1, 0.5, 0.8, 1.0])


@given(st.lists(st.sets(st.integers(0, 12), max_size=8), min_size=1, max_size=12), THRESHOLDS)
def test_find_pairs_finds_what_all_pairs_show(sets: list[set[int]], min_jaccard: float) -> None:
    expected = [
        [left, right]
        for left, right in combinations(range(len(sets)), 2)
        if sets[left] & sets[right] and len(sets[left] & sets[right]) / len(sets[left] | sets[right]) >= min_jaccard
    ]
    arrays = [np.array(sorted(one), dtype=np.uint64) for one in sets]
    assert find_pairs(arrays, min_jaccard).tolist() == expected
