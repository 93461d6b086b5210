"""WARC and WET."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


PATH = "crawl.warc"
HTTP = "application/http; msgtype=response"
PAGE = "<html lang=de><head><title>Titel</title></head><body><p>Worte</p></body></html>"


def record(kind: str, block: bytes, content_type: str = HTTP, url: str = "https://a.example/") -> bytes:
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2024-05-01T06:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def answer(body: bytes, content_type: str = "text/html", more: str = "", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def response(body: bytes, content_type: str = "text/html", more: str = "", status: str = "200 OK") -> bytes:
    return record("response", answer(body, content_type, more, status))


INFO = record("warcinfo", b"software: none\r\n", "application/warc-fields")


def test_page_becomes_a_document(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, INFO + response(PAGE.encode())) == [
        Document(
            text="Worte",
            path=PATH,
            record=1,
            url="https://a.example/",
            title="Titel",
            language="de",
            html=PAGE,
            text_from_html=True,
        )
    ]


def test_only_documents_are_counted(tmp_path: Path) -> None:
    content = (
        INFO
        + record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
        + response(b"\x89PNG", "image/png")
        + response(b"one", "text/plain")
        + response(b"moved", status="302 Found")
        + response(b"body {}", "text/css")
        + response(b"<p>gone</p>", status="404 Not Found")
    )
    documents = read(tmp_path / PATH, content)
    assert [(one.record, isinstance(one, Document) and one.text) for one in documents] == [(1, "one"), (2, "gone")]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()), "Transfer-Encoding: chunked\r\n"),
        (PAGE.encode(), "Content-Encoding: gzip\r\n"),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "chunked", "gzip that is none", "chunked that is not"],
)
def test_payload_is_decoded_as_its_headers_or_its_bytes_say(tmp_path: Path, body: bytes, more: str) -> None:
    (document,) = read(tmp_path / PATH, response(body, more=more))
    assert isinstance(document, Document)
    assert document.text == "Worte"


def test_payload_that_cannot_be_decoded_is_skipped_and_counted(tmp_path: Path) -> None:
    content = response(b"\0\1\2\3" * 9, more="Content-Encoding: gzip\r\n") + response(PAGE.encode())
    skipped, document = read(tmp_path / PATH, content)
    assert isinstance(skipped, Skipped)
    assert (skipped.record, document.record) == (1, 2)


def test_charset_of_http_header_is_honoured(tmp_path: Path) -> None:
    (document,) = read(tmp_path / PATH, response("слово дня".encode("koi8-r"), "text/html; charset=koi8-r"))
    assert isinstance(document, Document)
    assert (document.text, document.encoding) == ("слово дня", "koi8-r")


def test_wet_record_is_its_text(tmp_path: Path) -> None:
    content = INFO + record("conversion", "один\nдва".encode(), "text/plain")
    assert read(tmp_path / "crawl.wet", content) == [
        Document(text="один\nдва", path="crawl.wet", record=1, url="https://a.example/", text_from_html=True)
    ]


def test_resource_is_read_without_http(tmp_path: Path) -> None:
    (document,) = read(tmp_path / PATH, record("resource", PAGE.encode(), "text/html; charset=utf-8"))
    assert isinstance(document, Document)
    assert document.title == "Titel"


def test_members_of_one_record_each_are_read(tmp_path: Path) -> None:
    content = b"".join(gzip.compress(part) for part in (INFO, response(PAGE.encode()), response(b"two", "text/plain")))
    assert [one.record for one in read(tmp_path / f"{PATH}.gz", content)] == [1, 2]


@pytest.mark.parametrize("cut", [1, 30, 90])
def test_archive_cut_in_mid_record_yields_what_is_whole(tmp_path: Path, cut: int) -> None:
    whole = INFO + response(PAGE.encode())
    document, skipped = read(tmp_path / PATH, whole + response(PAGE.encode())[: -cut - 4])
    assert isinstance(document, Document)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("not valid WARC after document 1: the file ends after ")


def test_reading_goes_on_behind_garbage(tmp_path: Path) -> None:
    content = response(PAGE.encode()) + b"no record\r\nat all\r\n" + response(PAGE.encode())
    first, skipped, last = read(tmp_path / PATH, content)
    assert isinstance(skipped, Skipped)
    assert (first.record, skipped.record, last.record) == (1, None, 2)


def test_response_without_http_header_is_skipped(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path / PATH, record("response", b"words"))
    assert skipped == Skipped(path=PATH, record=1, reason="a response without HTTP header; try: crawl the page again")


def test_archive_without_page_is_skipped(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, INFO) == [
        Skipped(path=PATH, reason="no page and no text in 1 records; try: the archive of responses")
    ]


def test_missing_fastwarc_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    assert read(tmp_path / PATH, response(PAGE.encode())) == [
        Skipped(path=PATH, reason="reading WARC needs: pip install 'dupcheck[warc]'")
    ]
