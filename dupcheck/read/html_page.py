"""HTML: one document a file, its visible text."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.read.base.declared import find_declared_encoding
from dupcheck.read.base.encoding import decode_text
from dupcheck.read.base.html_beginning import looks_like_html
from dupcheck.read.base.input import Input
from dupcheck.read.base.missing import with_missing
from dupcheck.read.base.page import read_page
from dupcheck.read.base.reader import Reader


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document]:
    """The page as one document; its source is kept in `html`."""
    data = stream.read()
    html, encoding = decode_text(data, find_declared_encoding(data))
    text, page = read_page(html)
    document = Document(
        text=text,
        path=source.path,
        url=page.url,
        title=page.title,
        description=page.description,
        date=page.date,
        language=page.language,
        html=html,
        text_from_html=True,
        encoding=encoding,
    )
    yield with_missing(document, settings.required_fields)


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), looks_like=looks_like_html, priority=2, read=read)
