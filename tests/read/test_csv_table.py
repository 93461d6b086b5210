"""CSV and TSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


PATH = "pages.csv"


def row(number: int, text: str, identity: str) -> Document:
    return Document(text=text, path=PATH, record=number, id=identity)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found_in_header(tmp_path: Path, delimiter: str) -> None:
    content = "id,text\n1,words\n".replace(",", delimiter)
    assert read(tmp_path / PATH, content) == [row(1, "words", "1")]


def test_tsv_is_cut_at_tabs(tmp_path: Path) -> None:
    assert read(tmp_path / "pages.tsv", "text\tid,x\na, b\t1\n") == [Document(text="a, b", path="pages.tsv", record=1)]


def test_quoted_cells_keep_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, 'id,text\r\n1,"a, ""b""\r\nc\n"\r\n\r\n2,d\r\n') == [
        row(1, 'a, "b"\r\nc\n', "1"),
        row(2, "d", "2"),
    ]


def test_cell_longer_than_the_limit_of_the_csv_module_is_read(tmp_path: Path) -> None:
    words = "river " * 50_000
    assert read(tmp_path / PATH, f"id,text\n1,{words}\n") == [row(1, words, "1")]


def test_short_row_with_text_is_read(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, "id,text,url\n1,words\n") == [row(1, "words", "1")]


def test_long_row_is_skipped_unless_what_is_too_much_is_empty(tmp_path: Path) -> None:
    first, second = read(tmp_path / PATH, "id,text\n1,a, b\n2,c,,\n")
    assert first == Skipped(
        path=PATH,
        record=1,
        reason="3 cells under 2 columns: a delimiter inside of a text is not quoted; "
        "try: quote the texts that hold one",
    )
    assert second == row(2, "c", "2")


def test_quote_that_is_never_closed_is_reported(tmp_path: Path) -> None:
    first, skipped = read(tmp_path / PATH, 'id,text\n1,a\n2,"b\n3,c\n4,d\n')
    assert first == row(1, "a", "1")
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("not valid CSV at line 3: a quote opened in this row is never closed; try: ")


def test_rows_behind_a_wrong_quote_are_read(tmp_path: Path) -> None:
    first, skipped, last = read(tmp_path / PATH, 'id,text\n1,"a"\n2,"b "c" d"\n3,"e"\n')
    assert (first, last) == (row(1, "a", "1"), row(3, "e", "3"))
    assert isinstance(skipped, Skipped)


def test_encoding_is_found_in_the_middle_of_a_long_file(tmp_path: Path) -> None:
    content = b"id,text\n" + b"1,plain words\n" * 30_000 + "2,le café était fermé\n".encode("latin-1")
    last = read(tmp_path / PATH, content)[-1]
    assert last == Document(text="le café était fermé", path=PATH, record=30_001, id="2", encoding="cp1252")


def test_utf16_is_read_by_its_mark(tmp_path: Path) -> None:
    (document,) = read(tmp_path / PATH, "id\ttext\n1\tвода\n".encode("utf-16"))
    assert document == Document(text="вода", path=PATH, record=1, id="1", encoding="utf-16-le")


def test_utf8_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, b"\xef\xbb\xbftext,id\na,1\n") == [row(1, "a", "1")]


def test_first_of_columns_with_one_name_counts(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, "id,text,text\n1,a,b\n") == [row(1, "a", "1")]


def test_table_without_text_column_is_skipped_once(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, "id,headline\n1,a\n2,b\n") == [
        Skipped(
            path=PATH,
            reason="no text column: tried text, body, content, articleBody, article, html, raw_html; "
            "the columns are id, headline; try: --text-field NAME",
        )
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "id,text\n", '"id,text\n1,a\n'])
def test_table_without_rows_is_skipped_once(tmp_path: Path, content: str) -> None:
    (skipped,) = read(tmp_path / PATH, content)
    assert isinstance(skipped, Skipped)
    assert skipped.record is None
