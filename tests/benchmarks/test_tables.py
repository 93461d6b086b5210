"""Results in the README."""

from __future__ import annotations

import pytest
from tables import with_result

README = "before\n<!-- floor: begin -->\nold\n<!-- floor: end -->\nafter\n"
RESULT = {
    "benchmark": "floor",
    "machine": "a machine",
    "python": "3.11",
    "date": "today",
    "commit": "abc",
    "load": 0.1,
    "tables": [{"title": "Title", "header": ["form", "MB/s"], "rows": [["a|b", "1"]], "note": "  one\n  two\n"}],
}


def test_with_result_replaces_what_stands_between_the_marks() -> None:
    assert with_result(README, RESULT) == (
        "before\n<!-- floor: begin -->\n\n**Title**\n\n| form | MB/s |\n| --- | ---: |\n| a\\|b | 1 |\n\none two\n\n"
        "<sub>a machine; Python 3.11; today; commit abc; load 0.1</sub>\n\n<!-- floor: end -->\nafter\n"
    )


def test_with_result_twice_is_once() -> None:
    once = with_result(README, RESULT)
    assert with_result(once, RESULT) == once


def test_with_result_without_marks_says_so() -> None:
    with pytest.raises(KeyError, match="no marks for 'floor'"):
        with_result("nothing", RESULT)
