"""What an input format is: a name, its suffixes, its looks, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import Piece, Splitting

Read = Callable[[BufferedReader, Input, Settings], Iterator[Document | Skipped]]
Split = Callable[[BufferedReader, Splitting], Iterator[Piece | Skipped]]
ReadPiece = Callable[[Piece, Settings], Iterator[Document | Skipped]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """How a format of records is read by several processes.

    `split` gets the decompressed stream and yields what `read_piece` takes, so that the documents and skipped records
    of all pieces, one after the other, are those that `read` gives; both raise what `read` raises.
    """

    split: Split
    read_piece: ReadPiece


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An input format; every module of `dupcheck/read` holds one as READER.

    `suffixes` are lower case with their dot; without it they name the format for `--input-format` too.
    `looks_like` judges the first bytes of a file whose name does not say, the lowest `priority` first.
    `read` gets the decompressed stream. It yields what is whole, and a Skipped for each record that is not;
    what ends the file (UnreadableError, OSError, MissingExtraError) it raises. `cutting` is None for a format whose
    files stay whole.
    """

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    priority: int
    read: Read
    cutting: Cutting | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every word `--input-format` takes for this format."""
        return tuple(dict.fromkeys((self.name, *(suffix[1:] for suffix in self.suffixes))))
