"""CSV and TSV: a header row, then a document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import FieldNames, Settings
from dupcheck.read.base.columns import explain_no_text_column
from dupcheck.read.base.detect import suffix_of
from dupcheck.read.base.input import Input
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.record import make_document
from dupcheck.read.base.stream_encoding import open_text

DELIMITERS = ",;\t"
MAX_CELL = (1 << 31) - 1  # the most that fits a C long everywhere; the module's own limit is 131,072


def looks_like(head: bytes) -> bool:
    """True if the first line is a row of distinct cells, one of them a name under which texts are kept."""
    header = head.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").strip()
    if len(header) > 1000:
        return False
    names = split_header(header, choose_delimiter(header))
    return len(names) > 1 and len(set(names)) == len(names) and not set(FieldNames().text).isdisjoint(names)


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """A document a row; a row that cannot be trusted is skipped, and so is a table without a text column."""
    text, encoding = open_text(stream, source)
    first = next((line for line in text if not line.isspace()), None)
    if first is None:
        yield Skipped(path=source.path, reason="empty file; try: write the rows again, below a header")
        return
    is_tsv = (settings.input_format or suffix_of(source.path)[1:]) in ("tsv", "tab")
    delimiter = "\t" if is_tsv else choose_delimiter(first)
    rows = read_rows(chain([first], text), delimiter)
    header = next(rows)
    names = [] if isinstance(header, str) else name_columns(header)
    reason = explain_no_text_column(names, settings.fields)
    if reason is not None:
        yield Skipped(path=source.path, reason=reason)
        return
    number = 0
    for number, row in enumerate(rows, 1):
        fault = row if isinstance(row, str) else explain_long_row(row, names)
        if fault is None:
            yield make_document(dict(zip(names, row, strict=False)), number, source, settings, encoding)
        else:
            yield Skipped(path=source.path, record=number, reason=fault)
    if not number:
        yield Skipped(path=source.path, reason="no row below the header; try: write the rows again")


def name_columns(header: list[str]) -> list[str]:
    """The names of the columns; a repeated one gets a number, so that the first keeps the name."""
    names = [name.strip() for name in header]
    return [f"{name}.{seen}" if (seen := names[:i].count(name)) else name for i, name in enumerate(names)]


def read_rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | str]:
    """The rows that are not blank; for one that cannot be parsed a sentence that says why."""
    csv.field_size_limit(MAX_CELL)
    # Strict, for a quote that is never closed would make one text of all rows below it without a word.
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as err:
            yield f"not valid CSV at line {line}: {explain_csv_error(err)}"
            continue
        if row:
            yield row


def explain_csv_error(err: csv.Error) -> str:
    """The fault in words, and its cure."""
    if "unexpected end of data" in str(err):
        return "a quote opened in this row is never closed; try: close it, or double it inside of a text"
    return f"{err}; try: double the quotes inside of a quoted cell"


def explain_long_row(row: list[str], names: list[str]) -> str | None:
    """Why a row with more cells than the header cannot be trusted, None for any other."""
    if len(row) <= len(names) or not any(row[len(names) :]):
        return None
    return (
        f"{len(row)} cells under {len(names)} columns: a delimiter inside of a text is not quoted; "
        "try: quote the texts that hold one"
    )


def choose_delimiter(header: str) -> str:
    """The delimiter that cuts the header into the most cells, the comma if none cuts it."""
    return max(DELIMITERS, key=lambda delimiter: len(split_header(header, delimiter)))


def split_header(header: str, delimiter: str) -> list[str]:
    """The cells of a header line, none if it cannot be one."""
    try:
        return [cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error:
        return []


READER = Reader(name="csv", suffixes=(".csv", ".tsv", ".tab"), looks_like=looks_like, priority=6, read=read)
