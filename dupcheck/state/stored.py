"""A long list that lies in a store, piece by piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any, Generic, TypeVar, overload

from dupcheck.state.store import MemoryStore, Store

Item = TypeVar("Item")
ITEMS = "items"
LINES = "lines"
PART_ITEMS = 4096  # of a list that are in memory together


class Stored(Sequence[Item], Generic[Item]):
    """The items under `keys` of a store, one list after the other; equal to any sequence of equal items.

    `unpack` makes an item of what lies there. With `has_lines` the JSON line of every item lies beside it.
    """

    def __init__(
        self,
        store: Store,
        keys: Sequence[str],
        counts: Iterable[int],
        unpack: Callable[[Any], Item] | None = None,
        *,
        has_lines: bool = False,
    ) -> None:
        self._store = store
        self._keys = keys
        self._ends = list(accumulate(counts))
        self._unpack = unpack
        self.has_lines = has_lines

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Item]:
        for key in self._keys:
            yield from self._part(key)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step > 0:  # each part is read once: the first 200 of 80,000 clusters took 12 s one by one
                return list(islice(self, start, stop, step))
            return [self[at] for at in range(start, stop, step)]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        piece = bisect_right(self._ends, at)
        start = self._ends[piece - 1] if piece else 0
        items = self._store.value(self._keys[piece], ITEMS)
        item: Item = items[at - start] if self._unpack is None else self._unpack(items[at - start])
        return item

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # as of any list

    def lines(self) -> Iterator[str]:
        """The JSON line of every item."""
        for key in self._keys:
            lines = self._store.array(key, LINES).tobytes().decode().split("\n")  # splitlines would cut texts, too
            yield from (line + "\n" for line in lines[:-1])

    def _part(self, key: str) -> Iterable[Item]:
        items: list[Any] = self._store.value(key, ITEMS)
        return items if self._unpack is None else map(self._unpack, items)


class Sink:
    """Takes a long list in parts: into files where the store is a folder, else into memory.

    `pack` makes of an item what is stored, `unpack` the item again.
    """

    def __init__(
        self,
        store: Store,
        prefix: str,
        pack: Callable[[Any], Any] | None = None,
        unpack: Callable[[Any], Any] | None = None,
    ) -> None:
        self._store = store
        self._prefix = prefix
        self._pack = pack
        self._unpack = unpack
        self._keys: list[str] = []
        self._counts: list[int] = []
        self._held: list[Any] = []

    def add(self, part: list[Any]) -> None:
        """Put `part` behind the others."""
        self._held.extend(part)
        if len(self._held) >= PART_ITEMS and not isinstance(self._store, MemoryStore):
            self._put()

    def whole(self) -> Sequence[Any]:
        """The list of all parts; a short one is a tuple."""
        if not self._keys:
            return tuple(self._held)
        self._put()
        return Stored(self._store, self._keys, self._counts, self._unpack)

    def _put(self) -> None:
        if self._held:
            key = f"{self._prefix}-{len(self._keys):06}"
            items = self._held if self._pack is None else list(map(self._pack, self._held))
            self._store.put(key, {ITEMS: items})
            self._keys.append(key)
            self._counts.append(len(self._held))
            self._held = []


def kept_list(
    store: Store,
    prefix: str,
    items: Iterable[Any],
    pack: Callable[[Any], Any] | None = None,
    unpack: Callable[[Any], Any] | None = None,
) -> Sequence[Any]:
    """`items` as a Sink keeps them."""
    sink = Sink(store, prefix, pack, unpack)
    for part in _parts(items):
        sink.add(part)
    return sink.whole()


def _parts(items: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(items)
    while part := list(islice(source, PART_ITEMS)):
        yield part
