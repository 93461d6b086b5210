"""Shingles agree with their naive twin."""

from __future__ import annotations

from itertools import chain, pairwise

import naive
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dupcheck
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.sketch.shingles import Shingles, shingle
from dupcheck.tokens.tables import make_tables

TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "漢", "7"]), max_size=12).map(" ".join), max_size=6)


def shingles_of(texts: list[str], size: int) -> Shingles:
    return shingle(make_tables(make_batch(Document(text=text) for text in texts)), size)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.integers(1, 9))
@example([], 5)
@example(["", "", ""], 5)
@example(["a b c", "", "a b c d e f", "a"], 5)
def test_shingles_equal_naive_twin(texts: list[str], size: int) -> None:
    found = shingles_of(texts, size)
    hashes = [found.hashes[first:last].tolist() for first, last in pairwise(found.offsets.tolist())]
    expected = [naive.shingles(text.split(), size) for text in texts]
    assert list(map(len, expected)) == list(map(len, hashes))
    flat = list(zip(chain.from_iterable(expected), chain.from_iterable(hashes), strict=True))
    assert len({words for words, _ in flat}) == len({value for _, value in flat}) == len(set(flat))


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_document_has_the_same_shingles_in_any_batch(texts: list[str]) -> None:
    together = shingles_of(texts, 3)
    for row, text in enumerate(texts):
        assert shingles_of([text], 3).of(0).tolist() == together.of(row).tolist()


def test_shingles_of_a_text_are_sorted_and_distinct() -> None:
    found = dupcheck.shingles("to be or not to be or not to be", size=2)
    assert found.dtype == np.uint64
    assert sorted(set(found.tolist())) == found.tolist()
    assert len(found) == 4


@pytest.mark.parametrize(("text", "count"), [("", 0), ("...", 0), ("a", 1), ("a b c d", 1), ("a b c d e", 1)])
def test_short_text_has_one_shingle_and_an_empty_one_none(text: str, count: int) -> None:
    assert count == len(dupcheck.shingles(text))
