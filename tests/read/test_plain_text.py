"""Text and Markdown files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


@pytest.mark.parametrize("text", ["", "one line", "a\r\nb\rc\n", "  kept  \n\n", "a\0b", "\ufeff".join("ab")])
def test_text_is_read_to_the_byte(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "page.txt", text) == [Document(text=text, path="page.txt")]


def test_text_names_required_fields_it_cannot_have(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "page.md", "words", Settings(required_fields=("title", "text", "no.such")))
    assert isinstance(document, Document)
    assert document.missing == ("title", "no.such")
