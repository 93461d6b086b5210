"""Columns of a batch that are more compact than a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, overload


@dataclass(frozen=True, slots=True)
class ConstantColumn(Sequence[Any]):
    """`length` times the same `value`."""

    value: Any
    length: int

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, row: int) -> Any: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Any]: ...
    def __getitem__(self, row: int | slice) -> Any:
        if isinstance(row, slice):
            return ConstantColumn(self.value, len(range(self.length)[row]))
        range(self.length)[row]  # raises what a list would
        return self.value

    def __iter__(self) -> Iterator[Any]:
        return repeat(self.value, self.length)


@dataclass(frozen=True, slots=True)
class StoredColumn(Sequence[Any]):
    """Values as they were stored, each made by `load` when it is looked at; None stands for itself."""

    stored: Sequence[Any]
    load: Callable[[Any], Any]

    def __len__(self) -> int:
        return len(self.stored)

    @overload
    def __getitem__(self, row: int) -> Any: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Any]: ...
    def __getitem__(self, row: int | slice) -> Any:
        if isinstance(row, slice):
            return StoredColumn(self.stored[row], self.load)
        value = self.stored[row]
        return value if value is None else self.load(value)


@dataclass(frozen=True, slots=True)
class ReorderedColumn(Sequence[Any]):
    """Value r is `values[rows[r]]`."""

    values: Sequence[Any]
    rows: Sequence[int]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, row: int) -> Any: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Any]: ...
    def __getitem__(self, row: int | slice) -> Any:
        if isinstance(row, slice):
            return ReorderedColumn(self.values, self.rows[row])
        return self.values[self.rows[row]]

    def __iter__(self) -> Iterator[Any]:
        return map(self.values.__getitem__, self.rows)


def reorder(values: Sequence[Any], rows: Sequence[int]) -> Sequence[Any]:
    """`values` in another order, none of them looked at."""
    return values if isinstance(values, ConstantColumn) else ReorderedColumn(values, rows)


def compact(values: Sequence[Any]) -> Sequence[Any]:
    """`values`, as a ConstantColumn if all are None."""
    return ConstantColumn(None, len(values)) if values.count(None) == len(values) else values


def join_columns(columns: Sequence[Sequence[Any]]) -> Sequence[Any]:
    """The values of all `columns`, one after the other."""
    constants = [column for column in columns if isinstance(column, ConstantColumn)]
    if len(constants) == len(columns) and len({(type(one.value), one.value) for one in constants}) == 1:
        return ConstantColumn(constants[0].value, sum(map(len, constants)))
    stored = [column for column in columns if isinstance(column, StoredColumn)]
    if len(stored) == len(columns) and len({column.load for column in stored}) == 1:
        return StoredColumn([value for column in stored for value in column.stored], stored[0].load)
    return [value for column in columns for value in column]
