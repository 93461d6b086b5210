"""A text twice, word for word, is found whatever repeats inside of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.match.copies import Range
from dupcheck.match.halves import longest_twin

WORDS = st.lists(st.integers(0, 9), max_size=30)


@given(WORDS, st.lists(st.integers(100, 10**9), min_size=4, max_size=4, unique=True), WORDS)
def test_a_body_that_stands_again_behind_other_words(before: list[int], own: list[int], inside: list[int]) -> None:
    body = [*own[:2], *inside, *own[2:]]
    hashes = np.array([*body, *before, *body], dtype=np.uint64)
    twin = longest_twin(7, hashes)
    assert twin is not None
    earlier, later = twin.copies
    assert twin.is_exact
    assert len(earlier) >= len(body)
    assert np.array_equal(hashes[earlier.first - 7 : earlier.last - 7], hashes[later.first - 7 : later.last - 7])


def test_copies_do_not_overlap_and_a_text_without_any_has_none() -> None:
    assert longest_twin(0, np.array([1, 2, 3, 1, 2, 3], dtype=np.uint64)).copies == (Range(0, 3), Range(3, 6))  # type: ignore[union-attr]
    assert longest_twin(0, np.arange(9, dtype=np.uint64)) is None
    assert longest_twin(0, np.zeros(0, dtype=np.uint64)) is None
    assert longest_twin(0, np.zeros(9, dtype=np.uint64)) is None
