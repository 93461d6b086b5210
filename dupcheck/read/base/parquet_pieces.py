"""A Parquet file cut between its row groups, and inside of those that are larger than a piece."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.parquet_groups import choose_columns, decode_group, open_table, read_groups, read_rows
from dupcheck.read.base.piece import Piece, Splitting
from dupcheck.read.base.piece_files import new_file

FORMAT = "parquet"
COPY_BYTES = 1 << 20
# A row group can only be decoded from its beginning. So one of many pieces is decoded once, while it is cut, and its
# rows are written as Arrow; a smaller one is left to the process that reads it.
MAX_PIECES_OF_GROUP = 2


def cut_table(stream: io.BufferedReader, splitting: Splitting) -> Iterator[Piece | Skipped]:
    """Pieces of whole row groups, and Arrow files of the rows of large ones."""
    source = splitting.source
    file = Path(source.file) if splitting.in_place else _copy(stream, splitting)
    with file.open("rb") as stored:
        table = open_table(stored, source)
        columns = choose_columns(table, source, splitting.settings)
        if isinstance(columns, Skipped):
            yield columns
            return
        first = 1
        for groups in plan_groups(table, columns, splitting.piece_bytes):
            piece = Piece(
                source=source,
                file=str(file),
                format=FORMAT,
                start=groups.start,
                stop=groups.stop,
                first_record=first,
                stored_bytes=sum(_sizes(table, group, columns)[0] for group in groups) if splitting.in_place else 0,
            )
            if _sizes(table, groups.start, columns)[1] > MAX_PIECES_OF_GROUP * splitting.piece_bytes:
                yield from _cut_group(table, columns, piece, splitting)
            else:
                yield piece
            first += sum(table.metadata.row_group(group).num_rows for group in groups)


def read_table_piece(piece: Piece, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of some row groups, or of the rows that were cut out of one."""
    with Path(piece.file).open("rb") as file:
        if piece.is_spooled:
            import pyarrow.ipc

            number = piece.first_record
            with pyarrow.ipc.open_stream(file) as batches:
                for batch in batches:
                    yield from read_rows(batch, number, piece.source, settings)
                    number += batch.num_rows
            return
        table = open_table(file, piece.source)
        columns = choose_columns(table, piece.source, settings)
        if isinstance(columns, Skipped):
            yield columns
        else:
            groups = range(piece.start, piece.stop)
            yield from read_groups(table, groups, columns, piece.first_record, piece.source, settings)


def plan_groups(table: Any, columns: list[str], piece_bytes: int) -> Iterator[range]:
    """Neighbouring row groups that make a piece together, in order; one of more than a piece stands alone."""
    start = size = 0
    for group in range(table.num_row_groups):
        own = _sizes(table, group, columns)[1]
        if size and size + own > piece_bytes:
            yield range(start, group)
            start, size = group, 0
        size += own
    yield range(start, table.num_row_groups)


def _cut_group(table: Any, columns: list[str], piece: Piece, splitting: Splitting) -> Iterator[Piece | Skipped]:
    """The rows of one row group in Arrow files, each a piece."""
    kept: list[Any] = []
    size = 0
    for batch in decode_group(table, piece.start, columns, piece.first_record, piece.source):
        if kept and (isinstance(batch, Skipped) or size >= splitting.piece_bytes):
            yield _write_rows(kept, piece, splitting)
            number = piece.first_record + sum(one.num_rows for one in kept)
            piece = replace(piece, first_record=number, stored_bytes=0)
            kept, size = [], 0
        if isinstance(batch, Skipped):
            yield batch
        else:
            kept.append(batch)
            size += batch.nbytes
    if kept:
        yield _write_rows(kept, piece, splitting)


def _write_rows(batches: list[Any], piece: Piece, splitting: Splitting) -> Piece:
    import pyarrow.ipc

    file = new_file(splitting)
    with pyarrow.ipc.new_stream(str(file), batches[0].schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return replace(piece, file=str(file), start=0, stop=0, is_spooled=True)


def _sizes(table: Any, group: int, columns: list[str]) -> tuple[int, int]:
    """The bytes of the wanted columns of a row group, as stored and decompressed."""
    described = table.metadata.row_group(group)
    chunks = [described.column(number) for number in range(described.num_columns)]
    wanted = [chunk for chunk in chunks if chunk.path_in_schema.split(".")[0] in columns]
    stored = sum(chunk.total_compressed_size for chunk in wanted)
    return stored, sum(chunk.total_uncompressed_size for chunk in wanted)


def _copy(stream: io.BufferedReader, splitting: Splitting) -> Path:
    file = new_file(splitting)
    with file.open("wb") as target:
        shutil.copyfileobj(stream, target, COPY_BYTES)
    return file
