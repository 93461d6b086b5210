"""WARC and WET: a document for every page and every plain text."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import Piece, Splitting
from dupcheck.read.base.piece_files import read_stored
from dupcheck.read.base.reader import Cutting, Reader
from dupcheck.read.base.warc_document import explain_no_document, read_record
from dupcheck.read.base.warc_pieces import cut_archive
from dupcheck.read.base.warc_split import Break, split_records


def looks_like(head: bytes) -> bool:
    """True if the first record does."""
    return head.lstrip().startswith(b"WARC/")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """A document for each HTML or text payload, numbered by themselves; images and the like are none."""
    number = others = 0
    for raw in split_records(stream):
        found = read_record(raw, number + 1, source, settings)
        if found is None:
            others += 1
        else:
            number += not isinstance(raw, Break)
            yield found
    yield from explain_no_document(source, number, others)


def split(stream: io.BufferedReader, splitting: Splitting) -> Iterator[Piece | Skipped]:
    """Pieces of whole records."""
    return cut_archive(stream, splitting, READER.name)


def read_piece(piece: Piece, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of a piece."""
    number = piece.first_record
    for raw in split_records(io.BufferedReader(io.BytesIO(read_stored(piece)))):
        found = read_record(raw, number, piece.source, settings)
        if found is not None:
            number += not isinstance(raw, Break)
            yield found


READER = Reader(
    name="warc",
    suffixes=(".warc", ".wet"),
    looks_like=looks_like,
    priority=1,
    read=read,
    cutting=Cutting(split=split, read_piece=read_piece),
)
