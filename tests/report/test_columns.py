"""Layout in terminal columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.terminal.columns import columns, cut, cut_start, pad, wrap


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("abc", 3), ("町会", 4), ("e\u0301", 1), ("a\u200db", 2)])
def test_columns_counts_what_a_terminal_shows(text: str, expected: int) -> None:
    assert columns(text) == expected


@given(st.text(), st.integers(2, 40))
def test_wrap_keeps_every_word_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(), st.integers(1, 40))
def test_cut_start_keeps_the_end_and_the_width(text: str, width: int) -> None:
    ended = cut_start(text, width)

    assert columns(ended) <= width
    assert text.endswith(ended.removeprefix("…"))


@given(st.text(), st.integers(1, 40))
def test_cut_and_pad_keep_the_width(text: str, width: int) -> None:
    assert columns(cut(text, width)) <= max(width, 1)
    assert columns(pad(cut(text, width), width)) >= columns(cut(text, width))
