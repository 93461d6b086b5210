"""Records that are JSON objects, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_value import describe, parse_json
from dupcheck.read.base.record import make_document

EMPTY = "empty file; try: write the records again"


def read_lines(
    lines: Iterable[bytes],
    source: Input,
    settings: Settings,
    encoding: str | None,
    first_line: int = 1,
    first_record: int = 1,
) -> Iterator[Document | Skipped]:
    """A document for each line that is not blank; a line that is no object is skipped."""
    number = first_record
    for line_number, line in enumerate(lines, first_line):
        if line.isspace():
            continue
        yield read_line(line, line_number, number, source, settings, encoding)
        number += 1


def read_line(
    line: bytes, line_number: int, number: int, source: Input, settings: Settings, encoding: str | None
) -> Document | Skipped:
    """The document of one line, the record `number`; a Skipped if it is no object."""
    try:
        value = parse_json(line)
    except UnreadableError as err:
        reason = f"{err}; try: look at line {line_number} of {source.path}"
        return Skipped(path=source.path, record=number, reason=reason)
    if isinstance(value, dict):
        return make_document(value, number, source, settings, encoding)
    reason = f"{describe(value)}, not an object; try: one object with a text field a line"
    return Skipped(path=source.path, record=number, reason=reason)
