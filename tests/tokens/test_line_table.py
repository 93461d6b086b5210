"""Lines agree with str.split."""

from __future__ import annotations

from itertools import pairwise

import naive
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.tokens.line_table import LineTable
from dupcheck.tokens.tables import Tables, make_tables

TEXTS = st.lists(st.text(st.sampled_from("aé7 \n\n\r漢"), max_size=12), max_size=6)


def tables_of(*texts: str) -> Tables:
    return make_tables(make_batch(Document(text=text) for text in texts))


def lines_of(*texts: str) -> LineTable:
    return tables_of(*texts).lines


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example([])
@example(["", "\n", "", "\n\n", "a\n", "\r\n", "a\r\n\r\nb"])
def test_lines_equal_naive_twin(texts: list[str]) -> None:
    tables = tables_of(*texts)
    lines, base = tables.lines, tables.batch.offsets.tolist()
    spans = list(zip(lines.starts.tolist(), lines.ends.tolist(), strict=True))
    for row, (first, last) in enumerate(pairwise(lines.offsets.tolist())):
        text = texts[row]
        expected = [(len(text[:start].encode()), len(text[:end].encode())) for start, end in naive.lines(text)]
        assert expected == [(start - base[row], end - base[row]) for start, end in spans[first:last]]


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_every_token_is_on_the_line_that_holds_it(texts: list[str]) -> None:
    tables = tables_of(*texts)
    lines, tokens = tables.lines, tables.tokens
    for number in range(len(lines)):
        held = [
            token
            for token in range(len(tokens))
            if lines.starts[number] <= tokens.starts[token] and tokens.ends[token] <= lines.ends[number]
        ]
        assert held == list(range(int(lines.first[number]), int(lines.last[number])))


def test_line_hashes_ignore_case_punctuation_layout_and_numbers() -> None:
    hashes = lines_of("Chapter 12: The End", "  chapter 7 -- the END!\r\n").hashes.tolist()
    assert hashes[0] == hashes[1]


def test_line_hashes_tell_other_words_and_orders_apart() -> None:
    hashes = lines_of("a b\nb a\na b c\nab\n1 2\n1\n\n").hashes.tolist()
    assert len(hashes) == len(set(hashes))


def test_document_of_nothing_has_one_empty_line() -> None:
    assert (lines_of("", "\n", "\n\n").offsets[1:] - lines_of("", "\n", "\n\n").offsets[:-1]).tolist() == [1, 1, 2]
