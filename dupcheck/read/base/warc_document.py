"""What a WARC record holds: a document, a fault, or nothing to judge."""

from __future__ import annotations

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
from dupcheck.read.base.warc_split import Break, RawRecord


def read_record(raw: RawRecord | Break, number: int, source: Input, settings: Settings) -> Document | Skipped | None:
    """The document of a record, which is the `number`-th; a Skipped if it is damaged, None if it holds no document."""
    if isinstance(raw, Break):
        return explain_break(raw, number - 1, source)
    try:
        payload = read_payload(raw)
        if payload is None or not holds_document(payload):
            return None
        return with_missing(make_document(payload, number, source), settings.required_fields)
    except UnreadableError as err:
        return Skipped(path=source.path, record=number, reason=str(err))


def takes_number(raw: RawRecord) -> bool:
    """True if `read_record` gives a document or says what is wrong with it; no page is parsed."""
    try:
        payload = read_payload(raw)
    except UnreadableError:
        return True
    return payload is not None and holds_document(payload)


def explain_break(found: Break, number: int, source: Input) -> Skipped:
    """What is skipped after the document `number`."""
    reason = f"not valid WARC after document {number}: {found.reason}; try: fetch {source.path} again"
    return Skipped(path=source.path, reason=reason)


def explain_no_document(source: Input, documents: int, others: int) -> list[Skipped]:
    """One Skipped for an archive without a document, none for any other."""
    if documents:
        return []
    reason = "empty file; try: fetch it again"
    if others:
        reason = f"no page and no text in {others} records; try: the archive of responses"
    return [Skipped(path=source.path, reason=reason)]


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
