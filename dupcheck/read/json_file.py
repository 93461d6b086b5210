"""A JSON file: an object, an array of objects, or an object that holds one such array."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.bom import as_utf8
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_records import EMPTY, read_lines
from dupcheck.read.base.json_value import describe, parse_json, parse_partly
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.record import find_string, find_text, make_document


def looks_like(head: bytes) -> bool:
    """True if it begins like an object or an array of objects."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"))


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """The records of the file; of an array that breaks off those before the fault, then a Skipped."""
    content, encoding = as_utf8(stream)
    data = content.read()
    if not data or data.isspace():
        yield Skipped(path=source.path, reason=EMPTY)
        return
    try:
        value = parse_json(data)
    except UnreadableError as err:
        if holds_lines(data):
            yield from read_lines(io.BytesIO(data), source, settings, encoding)
            return
        if whole := parse_partly(data):
            yield from read_value(whole, source, settings, encoding)
        yield Skipped(path=source.path, reason=f"{err}; try: python -m json.tool {source.path}")
    else:
        yield from read_value(value, source, settings, encoding)


def holds_lines(data: bytes) -> bool:
    """True if the first line is an object of its own: JSON lines under another name."""
    first = data.lstrip().partition(b"\n")[0].strip()
    if len(first) == len(data.strip()) or not first.startswith(b"{"):
        return False
    try:
        return isinstance(parse_json(first), dict)
    except UnreadableError:
        return False


def read_value(value: Any, source: Input, settings: Settings, encoding: str | None) -> Iterator[Document | Skipped]:
    """The documents of a parsed file."""
    if isinstance(value, dict):
        records = find_records(value, settings)
        if records is None:
            yield make_document(value, None, source, settings, encoding)
            return
    elif isinstance(value, list):
        records = value
    else:
        yield Skipped(
            path=source.path,
            reason=f"{describe(value)}, not an object or a list of objects; try: a list of objects with a text field",
        )
        return
    if not records:
        yield Skipped(path=source.path, reason="a list without records; try: write the records again")
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            yield make_document(record, number, source, settings, encoding)
        else:
            reason = f"{describe(record)}, not an object; try: a list of objects with a text field"
            yield Skipped(path=source.path, record=number, reason=reason)


def find_records(value: dict[str, Any], settings: Settings) -> list[Any] | None:
    """The one list of objects in an object that is no document itself; None if there is none or more."""
    if find_text(value, settings.fields.text) is not None or find_string(value, settings.fields.html) is not None:
        return None
    lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
    return lists[0] if len(lists) == 1 else None


READER = Reader(name="json", suffixes=(".json",), looks_like=looks_like, priority=4, read=read)
