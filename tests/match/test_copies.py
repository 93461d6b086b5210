"""Copies inside one document: in bounds, in order, apart, and as exact as they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.match.align import aligned_share, common_subsequence
from dupcheck.match.copies import Range, Repeat, find_copies
from dupcheck.match.repeats import find_repeats
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.tokens.tables import make_tables

WORDS = st.lists(st.sampled_from("abc"), max_size=30)
COPIED = st.tuples(WORDS, WORDS, st.integers(1, 5), WORDS).map(
    lambda parts: parts[0] + (parts[1] + parts[3][:3]) * parts[2] + parts[3] + parts[1]
)
PROSE = st.lists(st.integers(0, 400).map(str), min_size=10, max_size=60)
DOUBLED = st.tuples(PROSE, PROSE, st.integers(2, 6), st.sets(st.integers(0, 200))).map(
    lambda parts: [
        "new" if at in parts[3] else word for at, word in enumerate(parts[1][:5] + parts[0] * parts[2] + parts[1])
    ]
)
TEXTS = st.one_of(WORDS, COPIED, DOUBLED)


def repeats_of(words: list[str]) -> list[Repeat]:
    """The repeats of a text that does not stand first in its batch, with tokens counted from its start."""
    tables = make_tables(make_batch(Document(text=text) for text in ("one two", " ".join(words), "")))
    return find_copies(find_repeats(tables).chains(1), tables.tokens.hashes)


def slice_of(words: list[str], copy: Range) -> list[str]:
    return words[copy.first - 2 : copy.last - 2]


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example([])
@example(["a"] * 100)
@example(["a", "b"] * 50)
def test_copies_are_in_bounds_in_order_and_apart(words: list[str]) -> None:
    for repeat in repeats_of(words):
        assert 2 <= len(repeat.copies) <= len(repeat.matches) + 1
        assert list(repeat.copies) == sorted(repeat.copies)
        assert all(2 <= copy.first < copy.last <= len(words) + 2 for copy in repeat.copies)
        assert all(one.last <= other.first for one, other in pairwise(repeat.copies))
        assert all(match.earlier.first < match.later.first for match in repeat.matches)
        assert len({match.later for match in repeat.matches}) == len(repeat.matches)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example([*"aababaababaaaaaaababaababaaaaaaaabbaababaababaa"])  # runs at several offsets cover a copy that is another
def test_exact_copies_are_word_for_word_the_same(words: list[str]) -> None:
    for repeat in repeats_of(words):
        for match in repeat.matches:
            if match.is_exact:
                assert slice_of(words, match.earlier) == slice_of(words, match.later)
        if repeat.is_exact:
            assert len({tuple(slice_of(words, copy)) for copy in repeat.copies}) == 1


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_shares_are_shares(words: list[str]) -> None:
    tables = make_tables(make_batch([Document(text="one two"), Document(text=" ".join(words))]))
    for repeat in repeats_of(words):
        assert 0 < repeat.matched_share <= 1
        assert all(0 < aligned_share(match, tables.tokens.hashes) <= 1 for match in repeat.matches)


@pytest.mark.parametrize("copies", [2, 3, 4, 5, 6, 9, 30])
@pytest.mark.parametrize("size", [8, 20, 200])
def test_every_copy_in_a_row_is_one_copy(copies: int, size: int) -> None:
    words = [*"xyz", *map(str, range(size))]
    repeats = repeats_of(words[:3] + words[3:] * copies + ["end"])
    assert [[Range(5 + size * at, 5 + size * (at + 1)) for at in range(copies)]] == [
        list(repeat.copies) for repeat in repeats
    ]


@pytest.mark.parametrize("changed", [30, 47, 90, 110])
def test_every_copy_in_a_row_is_one_copy_though_a_word_is_changed(changed: int) -> None:
    words = [*map(str, range(30))] * 4
    words[changed - 1] = "new"
    (repeat,) = repeats_of(words)
    assert len(repeat.copies) == 4


def test_chant_of_few_words_is_no_repeat() -> None:
    assert repeats_of(["na", "na", "hey", "goodbye"] * 200) == []


@settings(deadline=None, max_examples=200)
@given(WORDS, WORDS)
def test_common_subsequence_equals_recursion(one: list[str], other: list[str]) -> None:
    one, other = one[:8], other[:8]

    def longest(at: int, to: int) -> int:
        if at == len(one) or to == len(other):
            return 0
        if one[at] == other[to]:
            return 1 + longest(at + 1, to + 1)
        return max(longest(at + 1, to), longest(at, to + 1))

    assert longest(0, 0) == common_subsequence(list(map(ord, one)), list(map(ord, other)))
