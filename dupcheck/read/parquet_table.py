"""Parquet: a document a row, read row group by row group."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.parquet_groups import choose_columns, open_table, read_groups
from dupcheck.read.base.parquet_pieces import cut_table, read_table_piece
from dupcheck.read.base.reader import Cutting, Reader
from dupcheck.read.base.spool import spool_into


def looks_like(head: bytes) -> bool:
    """True for the magic bytes."""
    return head.startswith(b"PAR1")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """A document a row; a row group that is damaged is skipped and the next one read."""
    import tempfile

    with tempfile.TemporaryFile() as spooled:
        table = open_table(stream if stream.seekable() else spool_into(stream, spooled), source)
        columns = choose_columns(table, source, settings)
        if isinstance(columns, Skipped):
            yield columns
        else:
            yield from read_groups(table, range(table.num_row_groups), columns, 1, source, settings)


READER = Reader(
    name="parquet",
    suffixes=(".parquet", ".pq"),
    looks_like=looks_like,
    priority=0,
    read=read,
    cutting=Cutting(split=cut_table, read_piece=read_table_piece),
)
