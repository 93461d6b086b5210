"""Hashes of runs from prefix sums."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import TOKEN_BASE, U64, mix64, powers, powers_for
from dupcheck.kernels.plain.windows import window_hashes

ITEMS = st.lists(st.integers(0, 2), max_size=30)


def items_of(values: list[int]) -> U64:
    return mix64(np.array(values, dtype=np.uint64) + np.uint64(1))


@settings(deadline=None, max_examples=200)
@given(ITEMS, st.integers(1, 35))
@example([], 1)
@example([0], 1)
def test_of_size_equals_of_runs(values: list[int], size: int) -> None:
    windows = window_hashes(items_of(values))
    starts = np.arange(max(0, len(values) - size + 1))
    assert windows.of_runs(starts, starts + size).tolist() == windows.of_size(size).tolist()


@settings(deadline=None, max_examples=100)
@given(ITEMS)
def test_runs_have_equal_hashes_exactly_where_their_items_are_equal(values: list[int]) -> None:
    runs = [(start, end) for start in range(len(values) + 1) for end in range(start, len(values) + 1)]
    starts, ends = np.array(runs, dtype=np.int64).T
    hashes = window_hashes(items_of(values)).of_runs(starts, ends).tolist()
    contents = [tuple(values[start:end]) for start, end in runs]
    assert len(set(contents)) == len(set(hashes)) == len(set(zip(contents, hashes, strict=True)))


def test_hash_of_a_run_does_not_depend_on_how_far_in_it_stands() -> None:
    block = items_of(list(range(100)))
    long = np.concatenate([block, items_of(list(range(100, 70_000))), block])
    begins = np.array([0, len(long) - 100])
    first, last = window_hashes(long).of_runs(begins, begins + 100).tolist()
    assert first == last == window_hashes(block).of_runs(np.array([0]), np.array([100])).tolist()[0]


def test_powers_and_inverses_cancel_out() -> None:
    for base in (TOKEN_BASE, 3):
        forward, inverse = powers(base, 1000)
        assert (forward * inverse == 1).all()
        assert [pow(base, exponent, 1 << 64) for exponent in range(1000)] == forward.tolist()


def test_powers_reach_as_far_as_asked() -> None:
    for length in (1, 1 << 16, (1 << 16) + 1, (1 << 17) + 5):
        assert len(powers_for(TOKEN_BASE, length)[0]) >= length


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 9)))
def test_distinct_equals_sorted_set(values: list[int]) -> None:
    assert sorted(set(values)) == distinct(np.array(values, dtype=np.int64)).tolist()
