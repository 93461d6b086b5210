"""JSON lines: one object a line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dupcheck.model.batch import Batch
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.bom import as_utf8
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_batches import read_line_batches
from dupcheck.read.base.json_records import EMPTY, read_lines
from dupcheck.read.base.line_runs import cut_lines
from dupcheck.read.base.piece import Piece, Splitting
from dupcheck.read.base.piece_files import read_stored_lines, spool_piece
from dupcheck.read.base.reader import Cutting, Reader

Found = TypeVar("Found")


def looks_like(head: bytes) -> bool:
    """True if the first line is an object that is complete, and another line begins one."""
    first, _, rest = head.lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """One document a line; blank lines are no records."""
    lines, encoding = as_utf8(stream)
    return unless_empty(read_lines(lines, source, settings, encoding), source)


def unless_empty(found: Iterable[Found], source: Input) -> Iterator[Found | Skipped]:
    """What `found` yields, and if that is nothing, a Skipped for an empty file."""
    is_empty = True
    for one in found:
        is_empty = False
        yield one
    if is_empty:
        yield Skipped(path=source.path, reason=EMPTY)


def split(stream: io.BufferedReader, splitting: Splitting) -> Iterator[Piece | Skipped]:
    """Pieces of whole lines: parts of the file itself if it is stored as UTF-8, else files of their own."""
    lines, encoding = as_utf8(stream)
    in_place = splitting.in_place and encoding is None
    source = splitting.source
    start = lines.tell() if in_place else 0
    is_empty = True
    for run in cut_lines(lines, splitting.piece_bytes):
        piece = Piece(
            source=source,
            file=source.file,
            format=READER.name,
            start=start,
            stop=start + len(run.data),
            first_record=run.first_record,
            first_line=run.first_line,
            encoding=encoding,
            stored_bytes=len(run.data) if in_place else 0,
        )
        start = piece.stop
        if run.num_records:
            is_empty = False
            yield piece if in_place else spool_piece(run.data, piece, splitting)
    if is_empty:
        yield Skipped(path=source.path, reason=EMPTY)


def read_piece(piece: Piece, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of the lines of a piece."""
    lines = read_stored_lines(piece)
    return read_lines(lines, piece.source, settings, piece.encoding, piece.first_line, piece.first_record)


def read_batches(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Batch | Skipped]:
    """What `read` gives, in batches."""
    lines, encoding = as_utf8(stream)
    return unless_empty(read_line_batches(lines, source, settings, encoding), source)


def read_piece_batches(piece: Piece, settings: Settings) -> Iterator[Batch | Skipped]:
    """What `read_piece` gives, in batches."""
    lines = read_stored_lines(piece)
    return read_line_batches(lines, piece.source, settings, piece.encoding, piece.first_line, piece.first_record)


READER = Reader(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    looks_like=looks_like,
    priority=3,
    read=read,
    read_batches=read_batches,
    cutting=Cutting(split=split, read_piece=read_piece, read_batches=read_piece_batches),
)
