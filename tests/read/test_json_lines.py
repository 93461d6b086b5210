"""JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


def test_lines_are_numbered_without_blank_ones(tmp_path: Path) -> None:
    assert read(tmp_path / "pages.jsonl", '{"text": "one"}\n\n   \n{"text": "two", "id": 7}') == [
        Document(text="one", path="pages.jsonl", record=1),
        Document(text="two", path="pages.jsonl", record=2, id="7"),
    ]


def test_broken_line_is_skipped_with_its_column_and_the_rest_read(tmp_path: Path) -> None:
    content = '{"text": "one"}\n\n{"text": "tw\n{"text": "three"}\n'
    assert read(tmp_path / "pages.jsonl", content) == [
        Document(text="one", path="pages.jsonl", record=1),
        Skipped(
            path="pages.jsonl",
            record=2,
            reason="not valid JSON at column 10: unterminated string; try: look at line 3 of pages.jsonl",
        ),
        Document(text="three", path="pages.jsonl", record=3),
    ]


@pytest.mark.parametrize(("line", "kind"), [("[1]", "a list"), ("1", "a number"), ("null", "null"), ('""', "a string")])
def test_line_that_is_no_object_is_skipped(tmp_path: Path, line: str, kind: str) -> None:
    (skipped,) = read(tmp_path / "pages.jsonl", line + "\n")
    assert skipped == Skipped(
        path="pages.jsonl", record=1, reason=f"{kind}, not an object; try: one object with a text field a line"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text": "half \\ud83d a pair"}', "half \ufffd a pair"),
        ('{"text": "\\ud83d\\ude00"}', "\U0001f600"),
        ('{"n": NaN, "text": "a"}', "a"),
        ('{"n": ' + "9" * 5000 + ', "text": "a"}', "a"),
        ('{"text": "a\tb\0c"}', "a\tb\0c"),
        ('{"\\ud800": 1, "text": "a", "deep": [{"x": "\\udc00"}]}', "a"),
    ],
)
def test_what_the_fast_parser_refuses_is_read_all_the_same(tmp_path: Path, line: str, expected: str) -> None:
    assert read(tmp_path / "pages.jsonl", line) == [Document(text=expected, path="pages.jsonl", record=1)]


def test_invalid_utf8_is_replaced(tmp_path: Path) -> None:
    assert read(tmp_path / "pages.jsonl", b'{"text": "a\xffb"}\n') == [
        Document(text="a\ufffdb", path="pages.jsonl", record=1)
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_encodings_are_read_by_their_mark(tmp_path: Path, encoding: str) -> None:
    (document,) = read(tmp_path / "pages.jsonl", '{"text": "вода"}\n'.encode(encoding))
    assert document == Document(text="вода", path="pages.jsonl", record=1, encoding=f"{encoding}-le")


def test_deep_nest_is_skipped_and_the_rest_read(tmp_path: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    skipped, document = read(tmp_path / "pages.jsonl", deep + '\n{"text": "a"}\n')
    assert (skipped.record, document.record) == (1, 2)
    assert isinstance(skipped, Skipped)


def test_line_of_50_megabytes_is_read(tmp_path: Path) -> None:
    words = "river " * 8_400_000
    (document,) = read(tmp_path / "pages.jsonl", f'{{"text": "{words}"}}\n')
    assert isinstance(document, Document)
    assert len(document.text) == len(words)


@pytest.mark.parametrize("content", ["", "\n", " \n\n\r\n"])
def test_empty_file_is_skipped(tmp_path: Path, content: str) -> None:
    assert read(tmp_path / "pages.jsonl", content) == [
        Skipped(path="pages.jsonl", reason="empty file; try: write the records again")
    ]
