"""The folder of an audit: which files, what is in them, all or nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dupcheck.model.report import Report
from dupcheck.report.audit.files import write_audit
from dupcheck.report.base.writing import write_file


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_write_audit_writes_the_files_of_the_contract(report: Report, tmp_path: Path) -> None:
    written = write_audit(report, tmp_path / "new" / "folder")

    expected = {
        "report.html",
        "report.json",
        "report.md",
        "findings.jsonl",
        "clusters.jsonl",
        "pairs.jsonl",
        "blocks.jsonl",
        "documents.jsonl",
    }
    assert {path.name for path in written} == expected
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == expected


def test_write_audit_rows_have_the_fields_of_the_contract(report: Report, tmp_path: Path) -> None:
    write_audit(report, tmp_path)

    assert lines(tmp_path / "pairs.jsonl") == [
        {"left": "a", "right": "b", "jaccard": 0.91, "left_in_right": 0.97, "right_in_left": 0.93}
    ]
    assert lines(tmp_path / "blocks.jsonl") == [
        {
            "site": "example.org",
            "text": "Follow us on #",
            "pages": 40,
            "share": 0.95,
            "position": "tail",
            "accepted": None,
        }
    ]
    assert lines(tmp_path / "documents.jsonl")[1] == {
        "document": "b",
        "site": "b.org",
        "words": 20,
        "cluster": "a",
        "suspicion": 0.119,
        "parts": {"base": -2.0},
        "findings": [],
    }
    member = {"document": "pages/two.txt", "jaccard": 0.93, "containment": 0.98}
    assert lines(tmp_path / "clusters.jsonl") == [{"representative": "pages/one.txt", "members": [member]}]


def test_write_audit_summary_has_no_lists_but_settings_caps_and_sites(report: Report, tmp_path: Path) -> None:
    write_audit(report, tmp_path)

    value = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(value) == ["version", "tool", "summary", "settings", "caps", "encodings", "sites", "run"]
    assert list(value["settings"]) == ["min_jaccard", "seed"]


def test_write_audit_twice_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_audit(report, tmp_path)}

    assert first == {path.name: path.read_bytes() for path in write_audit(report, tmp_path)}


def failing() -> Iterator[str]:
    yield "half"
    raise RuntimeError("no more")


def test_write_file_that_fails_keeps_the_old_content_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    with pytest.raises(RuntimeError):
        write_file(path, failing())

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_file_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")

    write_file(tmp_path / "link", ["new"])

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_write_file_to_a_device_does_not_replace_it() -> None:
    write_file(Path(os.devnull), ["gone"])

    assert not Path(os.devnull).is_file()
