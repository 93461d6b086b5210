"""The payload of a WARC record."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.read.base.magic import looks_like_text
from dupcheck.read.base.warc_split import RawRecord

HTML_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What a server answered. `content_type` is bare and lower case, "" if none was given; `status` is None
    where no HTTP was involved."""

    content: bytes
    content_type: str
    charset: str | None
    status: int | None
    url: str | None


def read_payload(raw: RawRecord) -> Payload | None:
    """The payload of a response, resource or conversion, None of another record.

    Raises UnreadableError for a payload without HTTP header or one that cannot be decoded, MissingExtraError
    without FastWARC.
    """
    if not raw.block:
        return None
    try:
        return _read_decoded(raw, "all")
    except OSError as err:
        # Some crawlers store the decoded payload below the headers of the encoded one.
        payload = _read_decoded(raw, "none")
        if payload is not None and payload.content and looks_like_text(payload.content[:4096]):
            return payload
        raise UnreadableError(f"payload cannot be decoded: {err}; try: crawl {_url(payload)} again") from err


def _read_decoded(raw: RawRecord, auto_decode: Literal["all", "none"]) -> Payload | None:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as err:
        raise MissingExtraError("reading WARC", "warc") from err
    whole = raw.header + raw.block + b"\r\n\r\n"
    for record in ArchiveIterator(BytesIO(whole), parse_http=False):
        is_http = record.is_http
        if is_http:
            record.parse_http(auto_decode=auto_decode)
        return _as_payload(record, is_http)
    return None


def _as_payload(record: Any, is_http: bool) -> Payload:
    stated = (record.http_content_type if is_http else record.headers.get("Content-Type")) or ""
    content_type, _, parameters = stated.partition(";")
    charset = record.http_charset if is_http else parameters.partition("charset=")[2]
    status = record.http_headers.status_code if is_http and record.http_headers is not None else None
    if is_http and status is None:
        raise UnreadableError("a response without HTTP header; try: crawl the page again")
    return Payload(
        content=record.reader.read(),
        content_type=content_type.strip().lower(),
        charset=charset or None,
        status=status,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
    )


def _url(payload: Payload | None) -> str:
    return (payload and payload.url) or "the page"
