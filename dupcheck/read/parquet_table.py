"""Parquet: a document a row, read row group by row group."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.columns import explain_no_text_column, wanted_columns
from dupcheck.read.base.encoding import decode_text
from dupcheck.read.base.input import Input
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.record import make_document
from dupcheck.read.base.spool import spool_into

ROWS = 256  # converted to Python at once; a row may hold a whole page


def looks_like(head: bytes) -> bool:
    """True for the magic bytes."""
    return head.startswith(b"PAR1")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """A document a row; a row group that is damaged is skipped and the next one read."""
    import tempfile

    with tempfile.TemporaryFile() as spooled:
        table = open_table(stream if stream.seekable() else spool_into(stream, spooled), source)
        columns: list[str] = table.schema_arrow.names
        reason = explain_no_text_column(columns, settings.fields)
        if reason is None and not table.metadata.num_rows:
            reason = "no rows; try: write the table again"
        if reason is not None:
            yield Skipped(path=source.path, reason=reason)
            return
        wanted = wanted_columns(columns, settings)
        number = 1
        for group in range(table.num_row_groups):
            yield from read_group(table, group, wanted, number, source, settings)
            number += table.metadata.row_group(group).num_rows


def open_table(stream: IO[bytes], source: Input) -> Any:
    """The pyarrow ParquetFile; MissingExtraError without pyarrow, UnreadableError for a broken footer."""
    try:
        import pyarrow.parquet
    except ImportError as err:
        raise MissingExtraError("reading Parquet", "parquet") from err
    try:
        return pyarrow.parquet.ParquetFile(stream)
    except (pyarrow.ArrowException, OSError, ValueError) as err:
        reason = f"not valid Parquet: {one_line(err)}; try: copy {source.path} again, its end may be missing"
        raise UnreadableError(reason) from err


def read_group(
    table: Any, group: int, columns: list[str], first: int, source: Input, settings: Settings
) -> Iterator[Document | Skipped]:
    """The documents of a row group whose first row has the number `first`, up to a fault in it."""
    import pyarrow

    number = first
    try:
        for batch in table.iter_batches(ROWS, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                record = {name: as_json_value(value) for name, value in row.items()}
                yield make_document(record, number, source, settings)
                number += 1
    except (pyarrow.ArrowException, OSError, ValueError) as err:
        where = f"row group {group} is damaged from row {number} on"
        reason = f"{where}: {one_line(err)}; try: write the table again"
        yield Skipped(path=source.path, record=number, reason=reason)


def as_json_value(value: Any) -> Any:
    """Bytes as text and dates as ISO 8601; anything else as it is."""
    if isinstance(value, bytes):
        return decode_text(value)[0]
    return value.isoformat() if isinstance(value, date) else value


def one_line(err: Exception) -> str:
    """The first line of a message."""
    return (str(err).strip().splitlines() or [type(err).__name__])[0].rstrip(".")


READER = Reader(name="parquet", suffixes=(".parquet", ".pq"), looks_like=looks_like, priority=0, read=read)
