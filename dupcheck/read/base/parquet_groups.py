"""The row groups of a Parquet file as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.columns import explain_no_text_column, wanted_columns
from dupcheck.read.base.encoding import decode_text
from dupcheck.read.base.input import Input
from dupcheck.read.base.record import make_document

MAX_ROWS = 256  # converted to Python at once
MAX_ROWS_BYTES = 4 << 20  # as far as the row group's mean tells; a row may hold a whole page


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


def choose_columns(table: Any, source: Input, settings: Settings) -> list[str] | Skipped:
    """The columns to read, or why there is nothing to read."""
    columns: list[str] = table.schema_arrow.names
    reason = explain_no_text_column(columns, settings.fields)
    if reason is None and not table.metadata.num_rows:
        reason = "no rows; try: write the table again"
    return wanted_columns(columns, settings) if reason is None else Skipped(path=source.path, reason=reason)


def read_groups(
    table: Any, groups: Iterable[int], columns: list[str], first: int, source: Input, settings: Settings
) -> Iterator[Document | Skipped]:
    """The documents of row groups, the first row of the first of which has the number `first`."""
    for group in groups:
        number = first
        for batch in decode_group(table, group, columns, first, source):
            if isinstance(batch, Skipped):
                yield batch
            else:
                yield from read_rows(batch, number, source, settings)
                number += batch.num_rows
        first += table.metadata.row_group(group).num_rows


def decode_group(table: Any, group: int, columns: list[str], first: int, source: Input) -> Iterator[Any | Skipped]:
    """The pyarrow RecordBatches of a row group, up to a fault in it; `first` is the number of its first row."""
    import pyarrow

    number = first
    try:
        for batch in table.iter_batches(rows_at_once(table, group), row_groups=[group], columns=columns):
            yield batch
            number += batch.num_rows
    except (pyarrow.ArrowException, OSError, ValueError) as err:
        where = f"row group {group} is damaged from row {number} on"
        reason = f"{where}: {one_line(err)}; try: write the table again"
        yield Skipped(path=source.path, record=number, reason=reason)


def rows_at_once(table: Any, group: int) -> int:
    """How many rows of a group are decoded together."""
    described = table.metadata.row_group(group)
    fitting = MAX_ROWS_BYTES * described.num_rows // max(described.total_byte_size, 1)
    return int(min(max(fitting, 1), MAX_ROWS))


def read_rows(batch: Any, first: int, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of a RecordBatch; one Skipped if its values cannot be had."""
    import pyarrow

    try:
        rows = batch.to_pylist()
    except (pyarrow.ArrowException, ValueError, OverflowError) as err:
        where = f"rows {first} to {first + batch.num_rows - 1} are damaged"
        yield Skipped(path=source.path, record=first, reason=f"{where}: {one_line(err)}; try: write the table again")
        return
    for number, row in enumerate(rows, first):
        record = {name: as_json_value(value) for name, value in row.items()}
        yield make_document(record, number, source, settings)


def as_json_value(value: Any) -> Any:
    """Bytes as text and dates as ISO 8601; anything else as it is."""
    if isinstance(value, bytes):
        return decode_text(value)[0]
    return value.isoformat() if isinstance(value, date) else value


def one_line(err: Exception) -> str:
    """The first line of a message."""
    return (str(err).strip().splitlines() or [type(err).__name__])[0].rstrip(".")
