"""What check takes: one path or many, of any kind, or documents."""

from __future__ import annotations

from pathlib import Path

import pytest

import dupcheck
from dupcheck import Document, Settings
from dupcheck.errors import SettingsError

ALONE = Settings(jobs=1)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("A page with a few words.\n")
    return path


def test_one_path_or_many_as_text_or_path(page: Path) -> None:
    reports = [dupcheck.check(given, ALONE) for given in (str(page), page, [str(page)], [page], iter([page]))]
    assert [report.documents for report in reports] == [1] * 5


def test_one_document_or_many() -> None:
    document = Document(text="A page with a few words.")
    assert dupcheck.check(document, ALONE).findings == dupcheck.check(iter([document]), ALONE).findings


def test_paths_and_documents_together_are_refused(page: Path) -> None:
    with pytest.raises(SettingsError, match="give paths or documents, got 1 documents among 2"):
        dupcheck.check([str(page), Document(text="words")], ALONE)
