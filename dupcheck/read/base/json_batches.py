"""JSON lines straight into batches: a record becomes a Document only where the quick decoder cannot take it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dupcheck.model.batch import MAX_BATCH_BYTES, MAX_BATCH_DOCUMENTS, Batch, batch_of, batches_and_skipped, encode_text
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_records import read_line, read_lines
from dupcheck.read.base.line_runs import LineRun, line_bounds
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

    def add(self, text: str, number: int, row: tuple[Any, ...]) -> None:
        """One more document."""
        data = encode_text(text)
        self.texts.append(data)
        self.numbers.append(number)
        self.rows.append(row)
        self.size += len(data)

    @property
    def is_full(self) -> bool:
        """True once it is time to close the batch."""
        return self.size >= MAX_BATCH_BYTES or len(self.texts) == MAX_BATCH_DOCUMENTS


def read_run(run: LineRun, source: Input, settings: Settings, encoding: str | None) -> Iterator[Batch | Skipped]:
    """The documents of a run of lines in batches, and what was skipped."""
    quick = None if settings.required_fields else quick_fields(settings.fields)
    if quick is None:
        lines = io.BytesIO(run.data)
        found = read_lines(lines, source, settings, encoding, run.first_line, run.first_record)
        yield from batches_and_skipped(found)
    else:
        yield from _read_quickly(run, source, settings, encoding, quick)


def _read_quickly(
    run: LineRun, source: Input, settings: Settings, encoding: str | None, quick: QuickFields
) -> Iterator[Batch | Skipped]:
    view = memoryview(run.data)
    number = run.first_record
    waiting = Waiting()
    for line_number, (start, stop) in enumerate(line_bounds(run.data), run.first_line):
        row = quick.nothing
        try:
            row = quick.as_row(quick.decode(view[start:stop]))
            text = _text_of(row, quick)
        except quick.errors:
            text = None
        if text is not None:
            waiting.add(text, number, row)
        else:
            line = run.data[start:stop]
            if line.isspace():
                continue
            found = read_line(line, line_number, number, source, settings, encoding)
            if isinstance(found, Document):
                waiting.documents[len(waiting.texts)] = found
                waiting.add(found.text, number, quick.nothing)
            else:
                yield found
        number += 1
        if waiting.is_full:
            yield _close(waiting, source, encoding, quick)
            waiting = Waiting()
    if waiting.texts:
        yield _close(waiting, source, encoding, quick)


def _text_of(row: tuple[Any, ...], quick: QuickFields) -> str | None:
    """The text of a decoded record; None if it has none, and if its html is needed because it has no title."""
    text: str | None = row[0]
    if text is None:
        text = next((row[place] for place in quick.places["text"] if row[place] is not None), None)
    has_html = row[quick.first_html :] != quick.nothing[quick.first_html :]
    return None if has_html and find_quickly(row, quick.places["title"]) is None else text


def _close(waiting: Waiting, source: Input, encoding: str | None, quick: QuickFields) -> Batch:
    columns = make_columns(waiting.rows, waiting.numbers, source, encoding, quick)
    return batch_of(waiting.texts, put_documents(columns, waiting.documents) if waiting.documents else columns)
