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
    size: int = 0

    def add(self, text: bytes, number: int, row: tuple[Any, ...]) -> None:
        """One more document."""
        self.texts.append(text)
        self.numbers.append(number)
        self.rows.append(row)
        self.size += len(text)

    @property
    def is_full(self) -> bool:
        """True once it is time to close the batch."""
        return self.size >= MAX_BATCH_BYTES or len(self.texts) == MAX_BATCH_DOCUMENTS

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
    number = first_record
    waiting = Waiting()
    faults: list[Exception] = []
    for line_number, line in enumerate(until_fault(lines, faults), first_line):
        text: str | None = None
        row = quick.nothing
        try:
            decoded = quick.as_row(quick.decode(line))
        except quick.errors:
            pass  # the general parser says what is wrong, if anything is
        else:
            # Without the text, which would take a place beside its bytes until the batch is closed.
            row = decoded[quick.num_texts :]
            text = decoded[0]
            if text is None or row[quick.first_html :] != quick.no_html:
                text = _find_text(decoded, row, quick)
        if text is not None:
            waiting.add(text.encode(), number, row)
        elif line.isspace():
            continue
        else:
            one = read_line(line, line_number, number, source, settings, encoding)
            if isinstance(one, Skipped):
                yield one
            else:
                waiting.documents[len(waiting.texts)] = one
                waiting.add(encode_text(one.text), number, quick.nothing)
        number += 1
        if waiting.is_full:
            yield waiting.close(source, encoding, quick)
            waiting = Waiting()
    if waiting.texts:
        yield waiting.close(source, encoding, quick)
    for fault in faults:
        raise fault


def _find_text(decoded: tuple[Any, ...], row: tuple[Any, ...], quick: QuickFields) -> str | None:
    """The text of a decoded record; None if it has none here, or if the page is to tell its title."""
    if row[quick.first_html :] != quick.no_html and find_quickly(row, quick.places["title"]) is None:
        return None
    return next((text for text in decoded[: quick.num_texts] if text is not None), None)
