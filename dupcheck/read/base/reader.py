"""What an input format is: a name, its suffixes, its looks, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from dupcheck.model.batch import Batch
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import Piece, Splitting

Read = Callable[[BufferedReader, Input, Settings], Iterator[Document | Skipped]]
Split = Callable[[BufferedReader, Splitting], Iterator[Piece | Skipped]]
ReadPiece = Callable[[Piece, Settings], Iterator[Document | Skipped]]
ReadBatches = Callable[[BufferedReader, Input, Settings], Iterator[Batch | Skipped]]
ReadPieceBatches = Callable[[Piece, Settings], Iterator[Batch | Skipped]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """How a format of records is read by several processes.

    `split` gets the decompressed stream and yields what `read_piece` takes, so that the documents and skipped records
    of all pieces, one after the other, are those that `read` gives; both raise what `read` raises. `read_batches` is
    `read_piece` for a format that has a quicker way to batches than by documents.
    """

    split: Split
    read_piece: ReadPiece
    read_batches: ReadPieceBatches | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An input format; every module of `dupcheck/read` holds one as READER.

    `suffixes` are lower case with their dot; without it they name the format for `--input-format` too.
    `looks_like` judges the first bytes of a file whose name does not say, the lowest `priority` first.
    `read` gets the decompressed stream. It yields what is whole, and a Skipped for each record that is not;
    what ends the file (UnreadableError, OSError, MissingExtraError) it raises. `read_batches` is
    `read` for a format that has a quicker way to batches; `cutting` is None for one whose files stay whole.
    """

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    priority: int
    read: Read
    read_batches: ReadBatches | None = None
    cutting: Cutting | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every word `--input-format` takes for this format."""
        return tuple(dict.fromkeys((self.name, *(suffix[1:] for suffix in self.suffixes))))
