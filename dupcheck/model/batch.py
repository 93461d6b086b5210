"""The unit of work: some thousand documents as one contiguous UTF-8 buffer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from dupcheck.model.document import Document

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# Large enough that NumPy's cost per call vanishes, small enough for a worker's share of 256 MB.
MAX_BATCH_BYTES = 4 << 20
MAX_BATCH_DOCUMENTS = 4096

COLUMNS = tuple(column.name for column in fields(Document) if column.name != "text")


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Document i is `buffer[offsets[i]:offsets[i + 1]]`, its other fields are row i of every column.

    `offsets` is int64[len(self) + 1], in bytes.
    """

    buffer: bytes
    offsets: npt.NDArray[np.int64]
    columns: dict[str, list[Any]]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def text(self, row: int) -> str:
        """The text of one document."""
        return self.buffer[self.offsets[row] : self.offsets[row + 1]].decode()

    def document(self, row: int) -> Document:
        """A view of one document, made for those that somebody looks at."""
        return Document(text=self.text(row), **{name: column[row] for name, column in self.columns.items()})


def make_batch(documents: Iterable[Document]) -> Batch:
    """All `documents` as one batch. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    import numpy as np

    texts: list[bytes] = []
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for document in documents:
        texts.append(_encode(document.text))
        for name, column in columns.items():
            column.append(getattr(document, name))
    offsets = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in texts], out=offsets[1:])
    return Batch(b"".join(texts), offsets, columns)


def in_batches(documents: Iterable[Document]) -> Iterator[Batch]:
    """Batches of at most MAX_BATCH_DOCUMENTS documents, closed once they reach MAX_BATCH_BYTES characters."""
    waiting: list[Document] = []
    size = 0
    for document in documents:
        waiting.append(document)
        size += len(document.text)
        if size >= MAX_BATCH_BYTES or len(waiting) == MAX_BATCH_DOCUMENTS:
            yield make_batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield make_batch(waiting)


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text).encode()
