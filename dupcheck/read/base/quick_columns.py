"""Decoded rows as the columns of a batch."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dupcheck.model.column import ConstantColumn, StoredColumn
from dupcheck.model.document import Document
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_value import parse_json
from dupcheck.read.base.quick_fields import QuickFields
from dupcheck.read.base.record import find_string

HTML = "html"
STRINGS = ("id", "url", "title", "description", "date", "site", "language")
STRING_WITH_WORDS = re.compile(rb'"(?: |\\[nrt])*[!#-\[\]-~]')  # most pages: those need not be decoded to know it


def make_columns(
    rows: Sequence[tuple[Any, ...]], numbers: list[int], source: Input, encoding: str | None, quick: QuickFields
) -> dict[str, Sequence[Any]]:
    """The columns of the records `numbers`, decoded as `rows`."""
    of_place: list[tuple[Any, ...]] = list(zip(*rows, strict=True))
    constants = {"path": source.path, "encoding": encoding, "text_from_html": False, "missing": ()}
    return {
        **{name: ConstantColumn(value, len(rows)) for name, value in constants.items()},
        **{name: _strings(of_place, quick.places[name]) for name in STRINGS},
        HTML: _pages(of_place, quick),
        "record": numbers,
    }


def put_documents(columns: Mapping[str, Sequence[Any]], documents: Mapping[int, Document]) -> dict[str, Sequence[Any]]:
    """`columns` with the fields of `documents` in their rows."""
    changed = dict(columns)
    for name, column in columns.items():
        values = {row: getattr(document, name) for row, document in documents.items()}
        if isinstance(column, ConstantColumn) and all(value == column.value for value in values.values()):
            continue
        stored = list(column.stored if isinstance(column, StoredColumn) else column)
        for row, value in values.items():
            stored[row] = value
        changed[name] = StoredColumn(stored, load_page) if name == HTML else stored
    return changed


def find_quickly(row: Sequence[Any], places: Sequence[int]) -> str | None:
    """What find_string finds in the record that was decoded as `row`."""
    return next((found for place in places if (found := _string(row[place])) is not None), None)


def load_page(stored: bytes | str) -> str | None:
    """The html of a record: it is kept as JSON until somebody looks at it."""
    return stored if isinstance(stored, str) else find_string({HTML: parse_json(stored)}, (HTML,))


def _string(value: str | int | None) -> str | None:
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    return None if value is None else str(value)


def _strings(of_place: Sequence[tuple[Any, ...]], places: Sequence[int]) -> Sequence[Any]:
    """The first string of each record among `places`."""
    length = len(of_place[0])
    used = [of_place[place] for place in places]
    used = [values for values in used if values[0] is not None or values.count(None) < length]
    if not used:
        return ConstantColumn(None, length)
    if len(used) == 1:
        return list(map(_string, used[0]))
    return [find_quickly(row, range(len(used))) for row in zip(*used, strict=True)]


def _pages(of_place: Sequence[tuple[Any, ...]], quick: QuickFields) -> Sequence[Any]:
    """The html of each record, as stored."""
    used = of_place[quick.first_html :]
    if all(raw is quick.absent for values in used for raw in values):
        return ConstantColumn(None, len(of_place[0]))
    found = [_page([bytes(raw) for raw in row if raw is not quick.absent]) for row in zip(*used, strict=True)]
    return StoredColumn(found, load_page)


def _page(stored: Sequence[bytes]) -> bytes | None:
    """The first that is a string or a number."""
    return next((one for one in stored if STRING_WITH_WORDS.match(one) or load_page(one) is not None), None)
