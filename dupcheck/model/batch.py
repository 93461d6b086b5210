"""The unit of work: some thousand documents as one contiguous UTF-8 buffer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from dupcheck.model.column import compact, join_columns
from dupcheck.model.document import Document, Skipped

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
    columns: Mapping[str, Sequence[Any]]

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
    texts: list[bytes] = []
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for document in documents:
        texts.append(encode_text(document.text))
        for name, column in columns.items():
            column.append(getattr(document, name))
    return batch_of(texts, {name: compact(column) for name, column in columns.items()})


def batch_of(texts: Sequence[bytes], columns: Mapping[str, Sequence[Any]]) -> Batch:
    """The batch of texts in UTF-8 and their columns."""
    import numpy as np

    offsets = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in texts], out=offsets[1:])
    return Batch(b"".join(texts), offsets, columns)


def join_batches(batches: Sequence[Batch]) -> Batch:
    """The documents of all `batches`, at least one, as one batch."""
    import numpy as np

    if len(batches) == 1:
        return batches[0]
    lengths = np.concatenate([np.diff(batch.offsets) for batch in batches])
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    columns = {name: join_columns([batch.columns[name] for batch in batches]) for name in batches[0].columns}
    return Batch(b"".join(batch.buffer for batch in batches), offsets, columns)


def in_batches(documents: Iterable[Document]) -> Iterator[Batch]:
    """Batches of at most MAX_BATCH_DOCUMENTS documents, closed once they reach MAX_BATCH_BYTES characters."""
    return (one for one in batches_and_skipped(documents) if isinstance(one, Batch))


def batches_and_skipped(found: Iterable[Document | Skipped]) -> Iterator[Batch | Skipped]:
    """The documents among `found` as `in_batches` gives them, and what was skipped as it is."""
    waiting: list[Document] = []
    size = 0
    for one in found:
        if isinstance(one, Skipped):
            yield one
            continue
        waiting.append(one)
        size += len(one.text)
        if size >= MAX_BATCH_BYTES or len(waiting) == MAX_BATCH_DOCUMENTS:
            yield make_batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield make_batch(waiting)


def encode_text(text: str) -> bytes:
    """`text` in UTF-8, lone surrogates as U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text).encode()
