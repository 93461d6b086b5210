"""One shard, read as a whole where many of its documents are looked at, or text by text."""

from __future__ import annotations

from collections.abc import Sequence

from dupcheck.state.store import Store
from dupcheck.state.strings import read_string, read_strings


class OpenedShard:
    """The documents of the shard under `key`, by row; a section is read when it is first asked for."""

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._key = key
        self._buffer: bytes | None = None
        self._spans: list[tuple[int, int]] = []
        self._columns: dict[str, list[str | None]] = {}
        self._pages: list[bool] = []
        self._digests: list[str] = []
        self._last: tuple[int, str] | None = None

    def data(self, row: int) -> bytes:
        """The text of one document, in UTF-8."""
        if self._buffer is None:
            self._buffer = self._store.array(self._key, "text").tobytes()
            offsets = self._store.array(self._key, "offsets")
            places = self._store.array(self._key, "places")
            self._spans = list(zip(offsets[places].tolist(), offsets[places + 1].tolist(), strict=True))
        start, end = self._spans[row]
        return self._buffer[start:end]

    def text(self, row: int) -> str:
        """The text of one document; that of the last one asked for is at hand."""
        if self._last is None or self._last[0] != row:
            self._last = row, self.data(row).decode()
        return self._last[1]

    def strings(self, column: str) -> Sequence[str | None]:
        """A column of texts."""
        known = self._columns.get(column)
        if known is None:
            known = self._columns[column] = read_strings(self._store, self._key, column)
        return known

    def is_page(self, row: int) -> bool:
        """True when the text of a document is the whole page's."""
        if not self._pages:
            self._pages = self._store.array(self._key, "is_page").tolist()
        return self._pages[row]

    def digest(self, row: int) -> str:
        """The digest of one document's tokens."""
        if not self._digests:
            digests = self._store.array(self._key, "fact_digests")
            self._digests = [f"{high:016x}{low:016x}" for high, low in digests.tolist()]
        return self._digests[row]


class SparseShard:
    """The shard under `key`, few of whose documents are looked at: of each only what is asked for is read."""

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._key = key

    def string(self, row: int, column: str) -> str | None:
        """One field of one document."""
        return read_string(self._store, self._key, column, row)

    def data(self, row: int) -> bytes:
        """The text of one document, in UTF-8."""
        place = int(self._store.array(self._key, "places", row, row + 1)[0])
        start, end = self._store.array(self._key, "offsets", place, place + 2).tolist()
        return self._store.array(self._key, "text", start, end).tobytes()
