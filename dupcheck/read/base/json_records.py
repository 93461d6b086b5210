"""Records that are JSON objects, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_value import describe, parse_json
from dupcheck.read.base.record import make_document


def read_lines(
    lines: Iterable[bytes], source: Input, settings: Settings, encoding: str | None
) -> Iterator[Document | Skipped]:
    """A document for each line that is not blank; a line that is no object is skipped, and an empty file."""
    number = 0
    for line_number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        number += 1
        try:
            value = parse_json(line)
        except UnreadableError as err:
            reason = f"{err}; try: look at line {line_number} of {source.path}"
            yield Skipped(path=source.path, record=number, reason=reason)
            continue
        if isinstance(value, dict):
            yield make_document(value, number, source, settings, encoding)
        else:
            reason = f"{describe(value)}, not an object; try: one object with a text field a line"
            yield Skipped(path=source.path, record=number, reason=reason)
    if not number:
        yield Skipped(path=source.path, reason="empty file; try: write the records again")
