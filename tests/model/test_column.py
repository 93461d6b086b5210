"""Columns that are no lists behave like the lists they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dupcheck.model.column import ConstantColumn, StoredColumn, compact, join_columns, reorder

COLUMNS: list[tuple[Sequence[Any], list[Any]]] = [
    (ConstantColumn("a", 3), ["a", "a", "a"]),
    (ConstantColumn(None, 0), []),
    (StoredColumn([1, None, 2], str), ["1", None, "2"]),
]


@pytest.mark.parametrize(("column", "expected"), COLUMNS)
def test_column_is_like_a_list(column: Sequence[Any], expected: list[Any]) -> None:
    assert list(column) == expected
    assert len(column) == len(expected)
    assert [column[row] for row in range(len(column))] == expected
    assert list(column[1:]) == expected[1:]
    with pytest.raises(IndexError):
        column[len(expected)]


@pytest.mark.parametrize(("left", "of_left"), COLUMNS)
@pytest.mark.parametrize(("right", "of_right"), COLUMNS)
def test_joined_columns_hold_all_values(
    left: Sequence[Any], of_left: list[Any], right: Sequence[Any], of_right: list[Any]
) -> None:
    assert list(join_columns([left, right])) == of_left + of_right


def test_equal_constants_stay_constant() -> None:
    assert join_columns([ConstantColumn(None, 2), ConstantColumn(None, 1)]) == ConstantColumn(None, 3)
    assert list(join_columns([ConstantColumn(0, 1), ConstantColumn(False, 1)])) == [0, False]


def test_only_a_column_of_nothing_is_made_compact() -> None:
    assert compact([None, None]) == ConstantColumn(None, 2)
    assert compact([None, "a"]) == [None, "a"]


def test_reordered_column_is_the_list_in_that_order() -> None:
    column = reorder(["a", None, "c"], [2, 0, 1])
    assert list(column) == ["c", "a", None]
    assert column[0] == "c"
    assert list(column[1:]) == ["a", None]
    assert len(column) == 3
    assert reorder(ConstantColumn(None, 3), [2, 0, 1]) == ConstantColumn(None, 3)
