"""Inputs cut into pieces for all cores, and what the pieces hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.ahead import BLOCK_BYTES, AheadStream
from dupcheck.read.base.decompressed import DecompressedStream, open_decompressed
from dupcheck.read.base.detect import choose_reader
from dupcheck.read.base.documents import read_documents
from dupcheck.read.base.faults import with_faults_skipped
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import PIECE_BYTES, Piece, Splitting, whole_input
from dupcheck.read.base.reader import Cutting
from dupcheck.read.base.registry import reader_named

# A smaller file is one piece, whatever it decompresses to: text shrinks to a third or a fifth, rarely to an eighth.
SMALL_SHARE = 8


def split_input(
    source: Input, settings: Settings, spool: Path, *, piece_bytes: int = PIECE_BYTES
) -> Iterator[Piece | Skipped]:
    """The pieces of `source` in order, and a Skipped for what cannot be read. They depend on the input alone.

    Where a piece is no part of the stored file, its bytes are written to a file of its own below `spool`, just before
    it is yielded.
    """
    if source.size * SMALL_SHARE <= piece_bytes:
        return iter([whole_input(source)])
    return with_faults_skipped(_split(source, settings, spool, piece_bytes), source)


def read_piece(piece: Piece, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of `piece` in order, and a Skipped for each record or rest that none can be had from.

    Those of all pieces of an input, one after the other, are what `read_documents` gives.
    """
    cutting = reader_named(piece.format).cutting if piece.format is not None else None
    if cutting is None:
        return read_documents(piece.source, settings)
    return with_faults_skipped(cutting.read_piece(piece, settings), piece.source)


def _split(source: Input, settings: Settings, spool: Path, piece_bytes: int) -> Iterator[Piece | Skipped]:
    with open_decompressed(source.file, source.path) as stream:
        cutting = choose_reader(source, stream.peek(), settings).cutting
        in_place = not isinstance(stream.raw, DecompressedStream)
        if cutting is None or (in_place and source.size <= piece_bytes):
            yield whole_input(source)
        else:
            splitting = Splitting(
                source=source, settings=settings, spool=spool, piece_bytes=piece_bytes, in_place=in_place
            )
            yield from _cut(stream, cutting, splitting)


def _cut(stream: BufferedReader, cutting: Cutting, splitting: Splitting) -> Iterator[Piece | Skipped]:
    """The pieces of a format that can be cut, each with its part of the stored bytes."""
    if not isinstance(stream.raw, DecompressedStream):
        yield from cutting.split(stream, splitting)
        return
    ahead = AheadStream(stream, stream.raw)
    buffered: BufferedReader = BufferedReader(ahead, BLOCK_BYTES)
    with buffered:
        done = 0
        for one in cutting.split(buffered, splitting):
            if isinstance(one, Piece):
                yield replace(one, stored_bytes=ahead.stored_position - done)
                done = ahead.stored_position
            else:
                yield one
