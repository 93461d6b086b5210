"""The measures of lines against counting by hand, and the same in any batch."""

from __future__ import annotations

from math import log1p, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.rules.base.line_shapes import F64, measures
from dupcheck.tokens.tables import make_tables

NAMES = ["middling", "open", "links", "teasers", "words", "longest", "capitals", "bars"]


def measured(*texts: str) -> dict[str, F64]:
    return measures(make_tables(make_batch(Document(text=text) for text in texts)))


def test_measures_of_one_text_are_those_counted_by_hand() -> None:
    text = "Home | News\n\nThe Old Harbour Is Sold At Last\nThe sale was decided on Tuesday.\nRead the rest of it…\n"
    found = {name: float(values[0]) for name, values in measured(text).items()}
    assert found == {
        "middling": 7 / 20,
        "open": log1p(9),
        "links": 1 / 4,
        "teasers": log1p(1),
        "words": log1p(20),
        "longest": log1p(7),
        "capitals": 6 / 20,
        "bars": sqrt(1 / 20),
    }


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "...", "|", "…"])
def test_text_without_a_word_measures_nothing(text: str) -> None:
    assert dict.fromkeys(NAMES, 0.0) == {name: float(values[0]) for name, values in measured(text).items()}


@pytest.mark.parametrize("end", [".", "!", "?", ":", ".”", '."', "。", "”", "؟", "।"])
def test_line_with_a_mark_at_its_end_is_closed(end: str) -> None:
    assert measured(f"some words of a line{end}")["open"][0] == 0.0


@pytest.mark.parametrize("end", ["", ",", " |", " -", "é", " >"])
def test_line_without_a_mark_is_open(end: str) -> None:
    assert measured(f"some words of a line{end}")["open"][0] > 0.0


def test_single_capitals_are_no_row_of_names() -> None:
    assert measured("In der Stadt hat der Rat am Abend den Plan für den Hafen beraten.")["capitals"][0] == 0.0


@given(st.lists(st.text(st.sampled_from('aB .…|\n漢é"')), min_size=1, max_size=6))
def test_a_text_measures_the_same_alone_and_among_others(texts: list[str]) -> None:
    together = measured(*texts)
    for row, text in enumerate(texts):
        alone = measured(text)
        assert {name: values[row] for name, values in together.items()} == {n: v[0] for n, v in alone.items()}
    assert all(np.isfinite(values).all() for values in together.values())
