"""WARC and WET: a document for every page and every plain text."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.declared import find_declared_encoding
from dupcheck.read.base.encoding import decode_text
from dupcheck.read.base.html_beginning import looks_like_html
from dupcheck.read.base.http_payload import HTML_TYPES, Payload, read_payload
from dupcheck.read.base.input import Input
from dupcheck.read.base.missing import with_missing
from dupcheck.read.base.page import read_page
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.warc_split import Break, split_records


def looks_like(head: bytes) -> bool:
    """True if the first record does."""
    return head.lstrip().startswith(b"WARC/")


def read(stream: io.BufferedReader, source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """A document for each HTML or text payload, numbered by themselves; images and the like are none."""
    number = 0
    others = 0
    for raw in split_records(stream):
        if isinstance(raw, Break):
            reason = f"not valid WARC after document {number}: {raw.reason}; try: fetch {source.path} again"
            yield Skipped(path=source.path, reason=reason)
            continue
        try:
            payload = read_payload(raw)
            if payload is None or not holds_document(payload):
                others += 1
                continue
            document = make_document(payload, number + 1, source)
        except UnreadableError as err:
            yield Skipped(path=source.path, record=number + 1, reason=str(err))
        else:
            yield with_missing(document, settings.required_fields)
        number += 1
    if not number and not others:
        yield Skipped(path=source.path, reason="empty file; try: fetch it again")
    elif not number:
        reason = f"no page and no text in {others} records; try: the archive of responses"
        yield Skipped(path=source.path, reason=reason)


def holds_document(payload: Payload) -> bool:
    """True for HTML and plain text that is not merely the body of a redirect."""
    if payload.status is not None and 300 <= payload.status < 400:
        return False
    return is_html(payload) or payload.content_type == "text/plain"


def is_html(payload: Payload) -> bool:
    """True if the payload is declared HTML, or looks like it and is not declared at all."""
    if not payload.content_type:
        return looks_like_html(payload.content)
    return payload.content_type in HTML_TYPES


def make_document(payload: Payload, number: int, source: Input) -> Document:
    """The page or text of a payload; the URL is the one that was fetched."""
    if not is_html(payload):
        text, encoding = decode_text(payload.content, payload.charset)
        return Document(
            text=text,
            path=source.path,
            record=number,
            url=payload.url,
            text_from_html=payload.status is None,  # a WET record is a page's whole text
            encoding=encoding,
        )
    html, encoding = decode_text(payload.content, payload.charset or find_declared_encoding(payload.content))
    text, page = read_page(html)
    return Document(
        text=text,
        path=source.path,
        record=number,
        url=payload.url or page.url,
        title=page.title,
        description=page.description,
        date=page.date,
        language=page.language,
        html=html,
        text_from_html=True,
        encoding=encoding,
    )


READER = Reader(name="warc", suffixes=(".warc", ".wet"), looks_like=looks_like, priority=1, read=read)
