"""Which reader a file gets."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, format_names, read_documents
from dupcheck.read.base.detect import choose_reader, suffix_of


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"", "text"),
        (b"Just some words.\n", "text"),
        (b"One, two\nthree, four\n", "text"),
        ("Просто слова.\n".encode("koi8-r"), "text"),
        ("Просто слова.\n".encode("utf-16"), "text"),
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{"text": "a"}\n', "jsonl"),
        (b'{"text": "a", "items": [1]}', "jsonl"),
        (b'{\n  "text": "a"\n}\n', "json"),
        (b'[{"text": "a"}]', "json"),
        (b'\xef\xbb\xbf[\n {"text": "a"}]', "json"),
        (b"[draft] a note\n", "text"),
        (b"<!DOCTYPE html><title>x</title>", "html"),
        (b"\n\n<html lang=en>", "html"),
        (b"<?xml version='1.0'?>\n<!-- hello -->\n<html>", "html"),
        (b"<3 is a heart\n", "text"),
        (b"id,url,text\n1,u,words\n", "csv"),
        (b"id\ttext\n1\twords\n", "csv"),
        (b"PAR1\x15\x04", "parquet"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
    ],
)
def test_format_is_known_by_content(head: bytes, expected: str) -> None:
    assert choose_reader(Input(path="-", file="", size=0), head, Settings()).name == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.JSONL.gz", ".jsonl"),
        ("b.warc.zst", ".warc"),
        ("b.txt", ".txt"),
        ("b.gz", ""),
        ("b", ""),
        ("a.b/c", ""),
    ],
)
def test_suffix_is_that_below_the_compression(path: str, expected: str) -> None:
    assert suffix_of(path) == expected


def test_name_decides_before_content(tmp_path: Path) -> None:
    assert read(tmp_path / "page.txt", '{"text": "a"}\n') == [Document(text='{"text": "a"}\n', path="page.txt")]


def test_input_format_decides_before_name(tmp_path: Path) -> None:
    settings = Settings(input_format="ndjson")
    assert read(tmp_path / "page.txt", '{"text": "a"}\n', settings) == [Document(text="a", path="page.txt", record=1)]


def test_compressed_image_is_skipped(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path / "picture.gz", gzip.compress(b"\x89PNG\r\n\x1a\n rest"))
    assert isinstance(skipped, Skipped)
    assert "looks like PNG" in skipped.reason


def test_page_that_begins_with_bm_is_no_bitmap(tmp_path: Path) -> None:
    assert read(tmp_path / "cars.txt", "BMW and others\n") == [Document(text="BMW and others\n", path="cars.txt")]


def test_every_suffix_of_the_contract_names_a_format() -> None:
    promised = {"txt", "md", "html", "htm", "json", "jsonl", "ndjson", "csv", "tsv", "parquet", "warc", "wet"}
    assert promised <= set(format_names())
