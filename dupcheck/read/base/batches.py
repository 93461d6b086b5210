"""The batches of pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.model.batch import MAX_BATCH_BYTES, MAX_BATCH_DOCUMENTS, Batch, batches_and_skipped, join_batches
from dupcheck.model.document import Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.decompressed import open_decompressed
from dupcheck.read.base.detect import choose_reader
from dupcheck.read.base.faults import with_faults_skipped
from dupcheck.read.base.input import Input
from dupcheck.read.base.piece import Piece
from dupcheck.read.base.pieces import read_piece
from dupcheck.read.base.registry import reader_named


def read_batches(piece: Piece, settings: Settings) -> Iterator[Batch | Skipped]:
    """What `read_piece` gives, the documents in batches."""
    return with_faults_skipped(_read_piece(piece, settings), piece.source)


def read_all_batches(
    pieces: Iterable[Piece], settings: Settings, max_bytes: int = MAX_BATCH_BYTES
) -> Iterator[Batch | Skipped]:
    """What `read_batches` gives for each of `pieces`, with batches joined as long as they hold `max_bytes` of text."""
    most_documents = MAX_BATCH_DOCUMENTS * max(1, max_bytes // MAX_BATCH_BYTES)
    waiting: list[Batch] = []
    num_documents = num_bytes = 0
    for piece in pieces:
        for one in read_batches(piece, settings):
            if isinstance(one, Skipped):
                yield one
                continue
            if waiting and (num_documents + len(one) > most_documents or num_bytes + len(one.buffer) > max_bytes):
                yield join_batches(waiting)
                waiting, num_documents, num_bytes = [], 0, 0
            waiting.append(one)
            num_documents += len(one)
            num_bytes += len(one.buffer)
    if waiting:
        yield join_batches(waiting)


def _read_piece(piece: Piece, settings: Settings) -> Iterator[Batch | Skipped]:
    if piece.format is None:
        yield from _read_whole(piece.source, settings)
        return
    cutting = reader_named(piece.format).cutting
    if cutting is None or cutting.read_batches is None:
        yield from batches_and_skipped(read_piece(piece, settings))
    else:
        yield from cutting.read_batches(piece, settings)


def _read_whole(source: Input, settings: Settings) -> Iterator[Batch | Skipped]:
    with open_decompressed(source.file, source.path) as stream:
        reader = choose_reader(source, stream.peek(), settings)
        if reader.read_batches is None:
            yield from batches_and_skipped(with_faults_skipped(reader.read(stream, source, settings), source))
        else:
            yield from reader.read_batches(stream, source, settings)
