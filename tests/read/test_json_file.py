"""JSON files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import FieldNames, Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


PATH = "pages.json"
A_AND_B = [Document(text="a", path=PATH, record=1), Document(text="b", path=PATH, record=2)]


def test_object_is_one_document(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, '{"text": "a", "links": [{"href": "x"}]}') == [Document(text="a", path=PATH)]


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "a"}, {"text": "b"}]',
        '\ufeff [{"text": "a"},\n {"text": "b"}]\n',
        '{"count": 2, "tags": ["x"], "items": [{"text": "a"}, {"text": "b"}]}',
        '{"articles": [{"text": "a"}, {"text": "b"}], "empty": []}',
        '{"text": "a"}\n{"text": "b"}\n',
    ],
    ids=["array", "array behind a mark", "object with an array", "array beside an empty one", "lines"],
)
def test_records_are_found(tmp_path: Path, content: str) -> None:
    assert read(tmp_path / PATH, content) == A_AND_B


def test_content_that_is_a_list_of_objects_holds_records(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, '{"content": [{"text": "a"}, {"text": "b"}]}') == A_AND_B


def test_array_cut_short_yields_what_is_whole(tmp_path: Path) -> None:
    *documents, skipped = read(tmp_path / PATH, '[{"text": "a"},\n{"text": "b"},\n{"text": "c')
    assert documents == A_AND_B
    assert skipped == Skipped(
        path=PATH,
        reason="not valid JSON at line 3, column 10: unterminated string; try: python -m json.tool pages.json",
    )


def test_broken_object_is_skipped(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path / PATH, '{"text": "a",}')
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("not valid JSON at column 14: ")


def test_broken_line_among_lines_is_skipped_alone(tmp_path: Path) -> None:
    first, skipped, last = read(tmp_path / PATH, '{"text": "a"}\n{oops\n{"text": "c"}\n')
    assert (first, last) == (Document(text="a", path=PATH, record=1), Document(text="c", path=PATH, record=3))
    assert isinstance(skipped, Skipped)


def test_item_that_is_no_object_is_skipped(tmp_path: Path) -> None:
    document, skipped = read(tmp_path / PATH, '[{"text": "a"}, "b"]')
    assert document == A_AND_B[0]
    assert (skipped.record, isinstance(skipped, Skipped)) == (2, True)


@pytest.mark.parametrize("content", ["", " \n", "[]", "12", '"words"', "null", '{"items": []}', "{}"])
def test_file_without_record_is_skipped_once(tmp_path: Path, content: str) -> None:
    (skipped,) = read(tmp_path / PATH, content)
    assert isinstance(skipped, Skipped)
    assert "try: " in skipped.reason


def test_two_arrays_of_objects_are_ambiguous(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path / PATH, '{"pages": [{"text": "a"}], "more": [{"text": "b"}]}')
    assert isinstance(skipped, Skipped)
    assert "the record has pages, more" in skipped.reason


def test_item_of_object_may_be_named_by_path(tmp_path: Path) -> None:
    settings = Settings(fields=FieldNames(text=("pages.0.text",)))
    assert read(tmp_path / PATH, '{"pages": [{"text": "a"}], "more": [{"text": "b"}]}', settings) == [
        Document(text="a", path=PATH)
    ]
