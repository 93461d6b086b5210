"""A WARC file cut between its records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.model.document import Skipped
from dupcheck.read.base.piece import Piece, Splitting
from dupcheck.read.base.piece_files import spool_piece
from dupcheck.read.base.warc_document import explain_break, explain_no_document, takes_number
from dupcheck.read.base.warc_split import Break, split_records

RECORD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Counts:
    """How many records of an archive are documents, and how many are not."""

    documents: int = 0
    others: int = 0

    def add(self, is_document: bool) -> None:
        """Count one more."""
        self.documents += is_document
        self.others += not is_document


def cut_archive(stream: io.BufferedReader, splitting: Splitting, name: str) -> Iterator[Piece | Skipped]:
    """Pieces of the format `name`: parts of the file itself, of a compressed one the documents copied out of it.

    Documents are numbered by themselves, so every payload is looked at here, but no page is parsed.
    """
    counts = Counts()
    if splitting.in_place:
        yield from _cut_in_place(stream, splitting, name, counts)
    else:
        yield from _copy_documents(stream, splitting, name, counts)
    yield from explain_no_document(splitting.source, counts.documents, counts.others)


def _cut_in_place(stream: io.BufferedReader, splitting: Splitting, name: str, counts: Counts) -> Iterator[Piece]:
    """Ranges of the file; what is no record lies in them too, and is met again when the piece is read."""
    start, first, has_break = 0, 1, False

    def piece(stop: int) -> Piece:
        file = splitting.source.file
        return Piece(
            source=splitting.source,
            file=file,
            format=name,
            start=start,
            stop=stop,
            first_record=first,
            stored_bytes=stop - start,
        )

    for raw in split_records(stream):
        stop = stream.tell()
        if isinstance(raw, Break):
            has_break = True
            continue
        counts.add(takes_number(raw))
        if stop - start >= splitting.piece_bytes:
            if has_break or counts.documents >= first:
                yield piece(stop)
            start, first, has_break = stop, counts.documents + 1, False
    if has_break or counts.documents >= first:
        yield piece(stream.tell())


def _copy_documents(
    stream: io.BufferedReader, splitting: Splitting, name: str, counts: Counts
) -> Iterator[Piece | Skipped]:
    """Files of nothing but documents, as much together as makes a piece."""
    kept: list[bytes] = []
    size, first = 0, 1

    def flush() -> Iterator[Piece]:
        nonlocal size, first
        if kept:
            piece = Piece(source=splitting.source, file="", format=name, first_record=first)
            yield spool_piece(b"".join(kept), piece, splitting)
        kept.clear()
        size, first = 0, counts.documents + 1

    try:
        for raw in split_records(stream):
            if isinstance(raw, Break):
                yield from flush()
                yield explain_break(raw, counts.documents, splitting.source)
                continue
            is_document = takes_number(raw)
            counts.add(is_document)
            if is_document:
                kept += (raw.header, raw.block, RECORD_END)
                size += len(raw.header) + len(raw.block)
            if size >= splitting.piece_bytes:
                yield from flush()
    except (UnreadableError, MissingExtraError, OSError):
        yield from flush()
        raise
    yield from flush()
