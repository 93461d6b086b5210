"""Copies under a line that says whom they quote."""

from __future__ import annotations

import pytest

from dupcheck.model.span import Span
from dupcheck.rules.base.quotation import are_quotations

POST = "The frame was full of brown flakes, and the tubes still rang true."


def quoted(above: str) -> bool:
    text = f"Anna\n\n{POST}\n\nBert\n\n{above}\n{POST}\n\nOil it."
    first = text.index(POST)
    second = text.index(POST, first + 1)
    return are_quotations(text, [Span(first, first + len(POST)), Span(second, second + len(POST))])


@pytest.mark.parametrize(
    "above",
    [
        "Anna said:",
        "Anna wrote: ↑Wed Aug 28, 2019",
        "12 minutes ago, Anna said:",
        "Anna schrieb:",
        "Zitat von Anna",
        "Anna a écrit :",
        "Anna:",
        "Анна написала:",
        "安娜 写道：",
    ],
)
def test_copy_under_an_attribution_is_a_quotation(above: str) -> None:
    assert quoted(above)


@pytest.mark.parametrize(
    "above", ["", "Read this first:", "She said nothing and left", "Quote of the day on the radio"]
)
def test_copy_under_another_line_is_none(above: str) -> None:
    assert not quoted(above)
