"""Every broken file of corpora/hostile: how many documents it gives, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, find_inputs, read_documents

HOSTILE = Path(__file__).parents[2] / "corpora" / "hostile"

# Name: the number of documents, then what stands in the reason of each Skipped, in order.
EXPECTED: dict[str, tuple[int, tuple[str, ...]]] = {
    "array-of-strings.json": (0, ("a string, not an object", "a string, not an object")),
    "binary-html.parquet": (1, ()),
    "blank-lines.jsonl": (2, ()),
    "bom-only.txt": (1, ()),
    "bom.jsonl": (1, ()),
    "bom.txt": (1, ()),
    "broken-json-ld.html": (1, ()),
    "broken-line.jsonl": (
        3,
        (
            "not valid JSON at column 26: unterminated string",
            "not valid JSON at column 18: expecting property name enclosed in double quotes",
        ),
    ),
    "carriage-returns.jsonl": (2, ()),
    "corrupt-row-group.parquet": (4, ("row group 1 is damaged from row 3 on",)),
    "corrupt.jsonl.gz": (40, ("not valid gzip after ",)),
    "corrupt.jsonl.zst": (20, ("not valid zstd after ",)),
    "cut-in-header.warc": (1, ("not valid WARC after document 1: a record without Content-Length",)),
    "cut.warc": (2, ("not valid WARC after document 2: the file ends after 195 of the 271 bytes of a record",)),
    "cut.warc.gz": (2, ("the stream ends too early",)),
    "cut.wet": (1, ("not valid WARC after document 1: the file ends after 66 of the 112 bytes of a record",)),
    "deep-nest.html": (1, ()),
    "deeper-nest.html.gz": (1, ()),
    "document.pdf": (0, ("looks like PDF",)),
    "duplicate-keys.jsonl": (1, ()),
    "empty-array.json": (0, ("a list without records",)),
    "empty-text.jsonl": (4, ()),
    "empty.csv": (0, ("empty file",)),
    "empty.html": (1, ()),
    "empty.json": (0, ("empty file",)),
    "empty.jsonl": (0, ("empty file",)),
    "empty.md": (1, ()),
    "empty.parquet": (0, ("not valid Parquet",)),
    "empty.txt": (1, ()),
    "empty.warc": (0, ("empty file",)),
    "garbage-between.warc": (2, ("not valid WARC after document 1: not a WARC record: 'this is no record'",)),
    "gzip-magic-only.txt.gz": (0, ("the stream ends too early",)),
    "header-only.csv": (0, ("no row below the header",)),
    "huge-number.jsonl": (2, ()),
    "image-named.txt": (0, ("looks like PNG",)),
    "image.png": (0, ("looks like PNG",)),
    "images/dot.gif": (0, ("looks like GIF",)),
    "images/dot.jpg": (0, ("looks like JPEG",)),
    "images/dot.png": (0, ("looks like PNG",)),
    "images/dot.webp": (0, ("looks like WebP",)),
    "invalid-utf8.jsonl": (2, ()),
    "invalid-utf8.txt": (1, ()),
    "latin1-header.warc": (1, ()),
    "latin1.csv": (2, ()),
    "latin1.txt": (1, ()),
    "lines-called.json": (3, ("not valid JSON at column 2: expecting property name enclosed in double quotes",)),
    "lone-carriage-returns.txt": (1, ()),
    "lone-surrogate.jsonl": (2, ()),
    "long-cell.csv.gz": (1, ()),
    "long-line.txt.gz": (1, ()),
    "missing-text.jsonl": (1, ("no text field: tried text, body", "no text field: tried text, body")),
    "nan.jsonl": (2, ()),
    "nested-too-deep.jsonl": (2, ("JSON nested too deeply to read",)),
    "no-body.html": (1, ()),
    "no-header.csv": (0, ("no text column: tried text, body",)),
    "no-http.warc": (1, ("a response without HTTP header",)),
    "no-last-newline.jsonl": (2, ()),
    "no-length.warc": (
        1,
        (
            "not valid WARC after document 0: a record without Content-Length",
            "not valid WARC after document 0: not a WARC record: 'HTTP/1.1 200 OK'",
        ),
    ),
    "no-rows.parquet": (0, ("no rows",)),
    "no-suffix": (1, ()),
    "no-text-column.csv": (0, ("no text column: tried text, body",)),
    "no-text-column.parquet": (0, ("no text column: tried text, body",)),
    "not-an-object.jsonl": (
        2,
        ("a list, not an object", "a string, not an object", "a number, not an object", "null, not an object"),
    ),
    "not-gzip.jsonl.gz": (1, ()),
    "not-gzipped-payload.warc": (2, ("payload cannot be decoded",)),
    "not-html.html": (1, ()),
    "nul-bytes.csv": (1, ()),
    "nul-bytes.html": (1, ()),
    "nul-bytes.jsonl": (1, ()),
    "nul-bytes.txt": (1, ()),
    "null-text.jsonl": (2, ("text field 'text' is null, not a string",)),
    "null-text.parquet": (2, ("text field 'text' is null, not a string",)),
    "number-text.jsonl": (
        1,
        (
            "text field 'text' is a number, not a string",
            "text field 'text' is an object, not a string",
            "text field 'text' is a list, not a string",
        ),
    ),
    "number-text.parquet": (
        0,
        ("text field 'text' is a number, not a string", "text field 'text' is a number, not a string"),
    ),
    "number.json": (0, ("a number, not an object or a list of objects",)),
    "only-blank-lines.jsonl": (0, ("empty file",)),
    "only-images.warc": (0, ("no page and no text in 3 records",)),
    "only-white-space.txt": (1, ()),
    "padded-with-zeros.jsonl.gz": (2, ()),
    "program.bin": (0, ("looks like binary data",)),
    "quote-inside.csv": (2, ("not valid CSV at line 3",)),
    "quotes.csv": (1, ("not valid CSV at line 3: a quote opened in this row is never closed",)),
    "ragged.csv": (
        3,
        ("4 cells under 3 columns: a delimiter inside of a text is not quoted", "no text field: tried text, body"),
    ),
    "raw-control-in-string.jsonl": (2, ()),
    "repeated-columns.csv": (1, ()),
    "shift-jis.html": (1, ()),
    "shift-jis.txt": (1, ()),
    "trailing-garbage.jsonl.gz": (2, ("not valid gzip after ",)),
    "truncated-object.json": (0, ("not valid JSON at column 60: unterminated string",)),
    "truncated.html.gz": (0, ("the stream ends too early",)),
    "truncated.json": (2, ("not valid JSON at column 402: unterminated string",)),
    "truncated.jsonl.bz2": (40, ("the stream ends too early",)),
    "truncated.jsonl.gz": (38, ("the stream ends too early",)),
    "truncated.jsonl.xz": (38, ("the stream ends too early",)),
    "truncated.jsonl.zst": (40, ("the stream ends too early",)),
    "truncated.parquet": (0, ("not valid Parquet",)),
    "two-arrays.json": (0, ("no text field: tried text, body",)),
    "two-frames.jsonl.zst": (2, ()),
    "two-members.jsonl.gz": (2, ()),
    "unknown-charset.html": (1, ()),
    "unknown-suffix.notes": (1, ()),
    "unterminated-comment.html": (1, ()),
    "unterminated-html.html": (1, ()),
    "unterminated-json-ld.html": (1, ()),
    "unterminated-tag.html": (1, ()),
    "utf16-bom.csv": (1, ()),
    "utf16-bom.html": (1, ()),
    "utf16-bom.jsonl": (2, ()),
    "utf16-bom.txt": (1, ()),
    "utf16-cut.txt": (1, ()),
    "utf16be-bom.txt": (1, ()),
    "utf32-bom.txt": (1, ()),
    "windows1251.txt": (1, ()),
    "wrong-charset.html": (1, ()),
    "wrong-length.warc": (
        2,
        ("not valid WARC after document 1: not a WARC record: 'head><body>The ferry leaves the island a'",),
    ),
}


def read(name: str) -> list[Document | Skipped]:
    file = HOSTILE / name
    return list(read_documents(Input(path=name, file=str(file), size=file.stat().st_size), Settings()))


def read_text(name: str) -> str:
    (document,) = read(name)
    assert isinstance(document, Document)
    return document.text


def test_every_hostile_file_is_listed() -> None:
    files = {file.relative_to(HOSTILE).as_posix() for file in HOSTILE.rglob("*") if file.is_file()}
    assert sorted(files) == sorted(EXPECTED)


def test_hostile_files_are_small() -> None:
    assert [file.name for file in HOSTILE.rglob("*") if file.stat().st_size > 200_000] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_hostile_file_gives_its_documents_and_says_what_is_wrong(name: str) -> None:
    documents, reasons = EXPECTED[name]
    found = read(name)
    skipped = [one for one in found if isinstance(one, Skipped)]
    assert len(found) - len(skipped) == documents
    assert [expected in one.reason for one, expected in zip(skipped, reasons, strict=True)] == [True] * len(skipped)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_hostile_file_names_a_cure_for_what_it_skips(name: str) -> None:
    reasons = [one.reason for one in read(name) if isinstance(one, Skipped)]
    assert [reason for reason in reasons if "; try: " not in reason or "\n" in reason] == []


@pytest.mark.parametrize(
    ("name", "length"),
    [("long-line.txt.gz", 1_078_042), ("empty.txt", 0), ("bom-only.txt", 0), ("no-body.html", 0)],
)
def test_hostile_text_has_its_length(name: str, length: int) -> None:
    assert len(read_text(name)) == length


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("nul-bytes.txt", "keeper.\0\0Behind"),
        ("latin1.txt", "öffnen die Gärten am Südhang"),
        ("utf16-bom.txt", "На рассвете"),
        ("utf16-cut.txt", "к вечеру\ufffd"),
        ("utf32-bom.txt", "à l'aube"),
        ("shift-jis.html", "駅前の小さな本屋は"),
        ("wrong-charset.html", "öffnen die Gärten"),
        ("deep-nest.html", "The ferry leaves"),
        ("deeper-nest.html.gz", "The ferry leaves"),
        ("unterminated-comment.html", "The ferry leaves"),
        ("lone-carriage-returns.txt", "keeper.\rBehind"),
        ("duplicate-keys.jsonl", "The ferry leaves"),
    ],
)
def test_hostile_text_holds(name: str, part: str) -> None:
    assert part in read_text(name)


def test_broken_json_ld_still_gives_headline_and_date() -> None:
    (document,) = read("broken-json-ld.html")
    assert isinstance(document, Document)
    assert (document.title, document.date) == ("The last ferry", "2024-05-01")


def test_hostile_folder_is_found_whole() -> None:
    found = find_inputs([str(HOSTILE)], Settings())
    assert [one for one in found if isinstance(one, Skipped)] == []
    assert len(found) == len(EXPECTED)


def test_folder_of_images_gives_no_document() -> None:
    found = [
        one
        for source in find_inputs([str(HOSTILE / "images")], Settings())
        if isinstance(source, Input)
        for one in read_documents(source, Settings())
    ]
    assert [isinstance(one, Skipped) and "looks like" in one.reason for one in found] == [True] * 4
