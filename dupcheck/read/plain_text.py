"""Plain text and Markdown: one document a file."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.read.base.encoding import decode_text
from dupcheck.read.base.input import Input
from dupcheck.read.base.magic import looks_like_text
from dupcheck.read.base.missing import with_missing
from dupcheck.read.base.reader import Reader


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document]:
    """The file as one document, to the byte as it is stored."""
    text, encoding = decode_text(stream.read())
    document = Document(text=text, path=source.path, encoding=encoding)
    yield with_missing(document, settings.required_fields)


READER = Reader(
    name="text",
    suffixes=(".txt", ".text", ".md", ".markdown"),
    looks_like=looks_like_text,
    priority=9,
    read=read,
)
