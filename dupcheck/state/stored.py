"""A long list that lies in a store, piece by piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Generic, TypeVar, overload

from dupcheck.state.store import Store

Item = TypeVar("Item")
ITEMS = "items"


class Stored(Sequence[Item], Generic[Item]):
    """The items under `keys` of a store, one list after the other; equal to any sequence of equal items."""

    def __init__(self, store: Store, keys: Sequence[str], counts: Iterable[int]) -> None:
        self._store = store
        self._keys = keys
        self._ends = list(accumulate(counts))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Item]:
        for key in self._keys:
            yield from self._store.value(key, ITEMS)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        piece = bisect_right(self._ends, at)
        start = self._ends[piece - 1] if piece else 0
        found: Item = self._store.value(self._keys[piece], ITEMS)[at - start]
        return found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # as of any list


def in_pieces(store: Store, prefix: str, items: Iterable[Any], size: int) -> Stored[Any]:
    """`items` put into `store` in lists of `size`, as one Stored."""
    keys: list[str] = []
    counts: list[int] = []
    piece: list[Any] = []

    def keep() -> None:
        keys.append(f"{prefix}-{len(keys):06}")
        counts.append(len(piece))
        store.put(keys[-1], {ITEMS: list(piece)})
        piece.clear()

    for item in items:
        piece.append(item)
        if len(piece) == size:
            keep()
    if piece:
        keep()
    return Stored(store, keys, counts)
