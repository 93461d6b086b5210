"""Two audits' files compared."""

from __future__ import annotations

import json
from pathlib import Path

from same_output import differing_files


def write(folder: Path, report: dict[str, object], findings: str) -> Path:
    """A folder as an audit leaves it."""
    folder.mkdir()
    (folder / "report.json").write_text(json.dumps(report))
    (folder / "findings.jsonl").write_text(findings)
    return folder


def test_differing_files_overlooks_the_object_run(tmp_path: Path) -> None:
    left = write(tmp_path / "left", {"version": 1, "run": {"seconds": 1}}, "a")
    right = write(tmp_path / "right", {"version": 1, "run": {"seconds": 2}}, "a")
    assert differing_files(left, right) == []


def test_differing_files_names_them(tmp_path: Path) -> None:
    left = write(tmp_path / "left", {"version": 1}, "a")
    right = write(tmp_path / "right", {"version": 2}, "b")
    (right / "more").touch()
    assert differing_files(left, right) == ["findings.jsonl", "more", "report.json"]
