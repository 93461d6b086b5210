"""A record of named fields as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import FieldNames, Settings
from dupcheck.read.base.input import Input
from dupcheck.read.base.json_value import describe
from dupcheck.read.base.page import PageFields, read_head, read_page
from dupcheck.read.base.paths import find_value, is_blank

PARAGRAPH_BREAK = "\n\n"
MAX_FIELDS_SHOWN = 12
NOT_TEXT = "not a string or a list of strings"
NULL_TEXT = "not a string: nothing was extracted, or the text stands in another field"
PARTS = frozenset(part.name for part in fields(FieldNames))

Record = Mapping[str, Any]


def make_document(
    record: Record, number: int | None, source: Input, settings: Settings, encoding: str | None = None
) -> Document | Skipped:
    """The document that `record` holds, or why it holds none.

    The text is the first of `settings.fields.text` that is a string or a list of strings; an empty one is a
    document with empty text. Where there is none, it is extracted from the record's HTML. Fields the record
    lacks are filled from that HTML when it was parsed for the text, and from its head when the title is
    lacking (parsing the head of every page would take longer than all the rest of reading).
    """
    names = settings.fields
    text = find_text(record, names.text)
    html = find_string(record, names.html)
    title = find_string(record, names.title)
    page = PageFields()
    from_html = text is None
    if html is not None and (text is None or title is None):
        try:
            text, page = read_page(html) if text is None else (text, read_head(html))
        except UnreadableError as err:
            return Skipped(path=source.path, record=number, reason=str(err))
    if text is None:
        return Skipped(path=source.path, record=number, reason=explain_no_text(record, names))
    required = settings.required_fields
    return Document(
        text=text,
        path=source.path,
        record=number,
        id=find_string(record, names.id),
        url=find_string(record, names.url) or page.url,
        title=title or page.title,
        description=find_string(record, names.description) or page.description,
        date=find_string(record, names.date) or page.date,
        site=find_string(record, names.site),
        language=find_string(record, names.language) or page.language,
        html=html,
        text_from_html=from_html,
        encoding=encoding,
        missing=tuple(path for path in required if _is_missing(record, path, names)) if required else (),
    )


def _is_missing(record: Record, required: str, names: FieldNames) -> bool:
    """True when the record has nothing at this path, nor in a field that the settings take for the part so called."""
    mapped: tuple[str, ...] = getattr(names, required) if required in PARTS else ()
    return all(is_blank(find_value(record, path)) for path in (required, *mapped))


def find_text(record: Record, names: tuple[str, ...]) -> str | None:
    """The first field that is a string or a list of strings, its items joined by blank lines; else None."""
    for name in names:
        value = record.get(name)
        if value is None:
            if "." not in name:
                continue
            value = find_value(record, name)
        if isinstance(value, str):
            return value
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return PARAGRAPH_BREAK.join(value)
    return None


def find_string(record: Record, names: tuple[str, ...]) -> str | None:
    """The first field that is a non-blank string or a number, or a list that begins with one; else None."""
    for name in names:
        value = record.get(name)
        if value is None:
            if "." not in name:
                continue
            value = find_value(record, name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str):
            if value and not value.isspace():
                return value
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return None


def explain_no_text(record: Record, names: FieldNames) -> str:
    """Why no text was found: the unusable field if there is one, else the names tried; and the cure."""
    for name in names.text:
        value = find_value(record, name)
        if name in record or value is not None:
            why = NULL_TEXT if value is None else NOT_TEXT
            return f"text field {name!r} is {describe(value)}, {why}; {_cure(record)}"
    tried = ", ".join((*names.text, *names.html))
    return f"no text field: tried {tried}; {_cure(record)}"


def _cure(record: Record) -> str:
    seen = [str(name) for name in record]
    shown = ", ".join(name if len(name) <= 40 else f"{name[:40]}..." for name in seen[:MAX_FIELDS_SHOWN])
    if len(seen) > MAX_FIELDS_SHOWN:
        shown += f" and {len(seen) - MAX_FIELDS_SHOWN} more"
    return f"the record has {shown or 'no fields'}; try: --text-field NAME"
