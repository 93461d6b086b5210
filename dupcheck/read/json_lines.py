"""JSON lines: one object a line."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.bom import as_utf8
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_value import describe, parse_json
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.record import make_document


def looks_like(head: bytes) -> bool:
    """True if the first line is an object that is complete, and another line begins one."""
    first, _, rest = head.lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """One document a line; blank lines are no records."""
    lines, encoding = as_utf8(stream)
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
            reason = f"{describe(value)}, not an object; try: one object a line"
            yield Skipped(path=source.path, record=number, reason=reason)
    if not number:
        yield Skipped(path=source.path, reason="empty file; try: write the records again")


READER = Reader(
    name="jsonl", suffixes=(".jsonl", ".ndjson", ".jsonlines"), looks_like=looks_like, priority=3, read=read
)
