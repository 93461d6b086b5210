"""JSON lines."""

from __future__ import annotations

from pathlib import Path

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(path: Path, settings: Settings | None = None) -> list[Document | Skipped]:
    source = Input(path=path.name, file=str(path), size=path.stat().st_size)
    return list(read_documents(source, settings or Settings()))


def test_read_counts_records_without_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text('{"text": "one"}\n\n{"text": "two", "id": 7}\n')
    assert read(file) == [
        Document(text="one", path="pages.jsonl", record=1),
        Document(text="two", path="pages.jsonl", record=2, id="7"),
    ]
