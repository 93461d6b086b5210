"""The required fields that a document of one file lacks."""

from __future__ import annotations

from dataclasses import replace

from dupcheck.model.document import Document
from dupcheck.read.base.paths import is_blank


def with_missing(document: Document, required: tuple[str, ...]) -> Document:
    """`document` with those of `required` in `missing` that it has no field for or whose field is blank."""
    if not required:
        return document
    return replace(document, missing=tuple(name for name in required if is_blank(getattr(document, name, None))))
