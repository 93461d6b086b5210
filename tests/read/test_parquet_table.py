"""Parquet."""

from __future__ import annotations

import gzip
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


PATH = "pages.parquet"


def parquet(columns: dict[str, object], row_group_size: int | None = None) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target, row_group_size=row_group_size)
    return target.getvalue()


def test_rows_are_numbered_across_row_groups(tmp_path: Path) -> None:
    content = parquet({"id": [7, 8, 9], "text": ["a", "b", "c"]}, row_group_size=1)
    assert read(tmp_path / PATH, content) == [
        Document(text="a", path=PATH, record=1, id="7"),
        Document(text="b", path=PATH, record=2, id="8"),
        Document(text="c", path=PATH, record=3, id="9"),
    ]


def test_compressed_parquet_is_read(tmp_path: Path) -> None:
    content = gzip.compress(parquet({"text": ["a"]}))
    assert read(tmp_path / f"{PATH}.gz", content) == [Document(text="a", path=f"{PATH}.gz", record=1)]


def test_bytes_and_dates_become_text(tmp_path: Path) -> None:
    columns = {
        "text": [["a", "b"]],
        "html": ["<p>été</p>".encode("cp1252")],
        "date": [datetime(2024, 5, 1, 6, tzinfo=UTC)],
        "title": ["T"],
    }
    (document,) = read(tmp_path / PATH, parquet(columns))
    assert document == Document(
        text="a\n\nb", path=PATH, record=1, html="<p>été</p>", date="2024-05-01T06:00:00+00:00", title="T"
    )


def test_null_text_is_skipped(tmp_path: Path) -> None:
    first, second = read(tmp_path / PATH, parquet({"text": ["a", None]}))
    assert first == Document(text="a", path=PATH, record=1)
    assert isinstance(second, Skipped)


def test_table_without_text_column_is_skipped_once(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path / PATH, parquet({"headline": ["a", "b"]}))
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("no text column: tried text, ")


def test_required_field_in_a_column_of_its_own_is_read(tmp_path: Path) -> None:
    settings = Settings(required_fields=("author.name", "section"))
    content = parquet({"text": ["a"], "author": [{"name": "A"}], "section": [""]})
    (document,) = read(tmp_path / PATH, content, settings)
    assert isinstance(document, Document)
    assert document.missing == ("section",)


@pytest.mark.parametrize("keep", [0, 4, 50, -1])
def test_truncated_file_is_skipped(tmp_path: Path, keep: int) -> None:
    (skipped,) = read(tmp_path / PATH, parquet({"text": ["a"]})[:keep])
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("not valid Parquet: ")


def test_missing_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = parquet({"text": ["a"]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert read(tmp_path / PATH, content) == [
        Skipped(path=PATH, reason="reading Parquet needs: pip install 'dupcheck[parquet]'")
    ]
