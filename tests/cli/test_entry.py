"""The process ends at once, and leaves nothing behind or unsaid."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LINES = 20_000  # more than a piece: what lies between the stages is kept in a temporary folder


def run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    (folder / "passing").mkdir()
    return subprocess.run(
        [sys.executable, "-m", "dupcheck", *arguments],
        input=given,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "passing")},
        check=False,
    )


def page(number: int) -> bytes:
    words = " ".join(f"word{number}x{place}" for place in range(20))
    return json.dumps({"id": str(number), "text": f"{words}.\n\nNo comments:\n\nPost a Comment\n"}).encode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_is_said_and_no_temporary_file_stays(tmp_path: Path, jobs: str) -> None:
    given = b"\n".join(page(number) for number in range(LINES))
    chosen = ("--select", "comment-widget", "--fail-on", "warning", "--format", "jsonl")
    done = run(tmp_path, "check", "-", "--jobs", jobs, *chosen, given=given)
    assert done.returncode == 1, done.stderr
    assert len(done.stdout.splitlines()) == LINES
    assert list((tmp_path / "passing").iterdir()) == []


def test_a_reader_that_has_seen_enough_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_bytes(b"\n".join(page(number) for number in range(3000)))
    command = f'"{sys.executable}" -m dupcheck check pages.jsonl --format jsonl | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, cwd=tmp_path, check=False)
    assert b"Traceback" not in done.stderr
