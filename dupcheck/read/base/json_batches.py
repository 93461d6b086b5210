"""JSON lines straight into batches: a record becomes a Document only where the quick decoder cannot take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dupcheck.model.batch import (
    MAX_BATCH_BYTES,
    MAX_BATCH_DOCUMENTS,
    Batch,
    batch_of,
    batches_and_skipped,
    encode_text,
)
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.faults import until_fault
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_records import read_line, read_lines
from dupcheck.read.base.quick_columns import find_quickly, make_columns, put_documents
from dupcheck.read.base.quick_fields import QuickFields, quick_fields


@dataclass(slots=True)
class Waiting:
    """The documents of a batch to be.

    Of each its text, its number and its row as decoded; `documents` are those that were read in full, by place.
    """

    texts: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    documents: dict[int, Document] = field(default_factory=dict)

    def close(self, source: Input, encoding: str | None, quick: QuickFields) -> Batch:
        """The batch."""
        columns = make_columns(self.rows, self.numbers, source, encoding, quick)
        return batch_of(self.texts, put_documents(columns, self.documents) if self.documents else columns)


def read_line_batches(
    lines: Iterable[bytes],
    source: Input,
    settings: Settings,
    encoding: str | None,
    first_line: int = 1,
    first_record: int = 1,
) -> Iterator[Batch | Skipped]:
    """What `read_lines` gives, in batches."""
    quick = None if settings.required_fields else quick_fields(settings.fields)
    if quick is None:
        found = read_lines(lines, source, settings, encoding, first_line, first_record)
        yield from batches_and_skipped(found)
        return
    number, size = first_record, 0
    waiting = Waiting()
    faults: list[Exception] = []
    for line_number, line in enumerate(until_fault(lines, faults), first_line):
        row, text = _decode(line, quick)
        if text is None:
            if line.isspace():
                continue
            found_one = read_line(line, line_number, number, source, settings, encoding)
            if isinstance(found_one, Skipped):
                yield found_one
                number += 1
                continue
            waiting.documents[len(waiting.texts)] = found_one
            row, text = quick.nothing, found_one.text
        data = encode_text(text)
        waiting.texts.append(data)
        waiting.rows.append(row)
        waiting.numbers.append(number)
        number += 1
        size += len(data)
        if size >= MAX_BATCH_BYTES or len(waiting.texts) == MAX_BATCH_DOCUMENTS:
            yield waiting.close(source, encoding, quick)
            waiting, size = Waiting(), 0
    if waiting.texts:
        yield waiting.close(source, encoding, quick)
    for fault in faults:
        raise fault


def _decode(line: bytes, quick: QuickFields) -> tuple[tuple[Any, ...], str | None]:
    """The row of a record and its text; no text where the record has to be read in full."""
    try:
        row = quick.as_row(quick.decode(line))
    except quick.errors:
        return quick.nothing, None
    text: str | None = row[0]
    if text is None:
        text = next((row[place] for place in quick.places["text"] if row[place] is not None), None)
    if row[quick.first_html :] != quick.no_html and find_quickly(row, quick.places["title"]) is None:
        return row, None  # the page's own title is wanted
    return row, text
