"""JSON lines: one object a line."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.bom import as_utf8
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_records import read_lines
from dupcheck.read.base.reader import Reader


def looks_like(head: bytes) -> bool:
    """True if the first line is an object that is complete, and another line begins one."""
    first, _, rest = head.lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """One document a line; blank lines are no records."""
    lines, encoding = as_utf8(stream)
    yield from read_lines(lines, source, settings, encoding)


READER = Reader(
    name="jsonl", suffixes=(".jsonl", ".ndjson", ".jsonlines"), looks_like=looks_like, priority=3, read=read
)
