"""No document is an error that says what was looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import dupcheck
from dupcheck import Settings
from dupcheck.errors import NoDocumentsError, SettingsError


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(NoDocumentsError, match=r"no document in .*; looked for text, HTML"):
        dupcheck.check([str(tmp_path)])


def test_missing_path_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        NoDocumentsError, match=r"no document in gone\.txt: skipped gone\.txt: no such file or folder; try: "
    ):
        dupcheck.check(["gone.txt"])


def test_nothing_but_skipped_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("feed.jsonl").write_text("[1]\nnull\n{\n")
    with pytest.raises(NoDocumentsError, match=r"all 3 inputs were skipped, the first, feed\.jsonl"):
        dupcheck.check(["feed.jsonl"])


def test_no_documents_given() -> None:
    with pytest.raises(NoDocumentsError, match="no document in the documents given"):
        dupcheck.check([])


def test_unknown_rule_is_named_before_anything_is_read() -> None:
    with pytest.raises(SettingsError, match=r"'double-body'; did you mean doubled-body\?"):
        dupcheck.check(["gone"], Settings(select=("double-body",)))


def test_unknown_rule_of_a_rate_is_named() -> None:
    with pytest.raises(SettingsError, match="did you mean"):
        dupcheck.check(["gone"], Settings(max_rate={"doubled-bod": 1.0}))
