"""When and how progress is shown."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dupcheck.cli.progress import Progress, progress_shown


def wait_for(capsys: pytest.CaptureFixture[str], text: str) -> str:
    """What stands on stderr once `text` does; fails after five seconds."""
    seen = ""
    for _ in range(500):
        seen += capsys.readouterr().err
        if text in seen:
            return seen
        time.sleep(0.01)
    raise AssertionError(f"{text!r} never came, but {seen!r}")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_of_a_short_run_is_silent(is_terminal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(is_terminal=is_terminal)
    progress("read", 1, 2, 3)
    progress.close()

    assert capsys.readouterr().err == ""


def test_progress_elsewhere_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dupcheck.cli.progress.LINE_EVERY_SECONDS", 0.01)
    progress = Progress(is_terminal=False)
    progress("read", 30_000_000, 100_000_000, 4_000)
    line = wait_for(capsys, "dupcheck: read 30 %, 30 MB, 4,000 documents, ")
    assert "MB/s" in line
    assert "s left\n" in line
    progress("compare", 0, 0, 0)
    wait_for(capsys, "dupcheck: compare\n")
    progress.close()


def test_progress_on_a_terminal_becomes_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then draws as on a terminal
    monkeypatch.setattr("dupcheck.cli.progress.BAR_AFTER_SECONDS", 0.01)
    progress = Progress(is_terminal=True)
    progress("read and judge", 1, 2, 3)
    wait_for(capsys, "read and judge")
    progress("compare", 0, 0, 0)
    wait_for(capsys, "compare")
    progress.close()


def test_progress_quiet_is_none() -> None:
    with progress_shown(quiet=True) as progress:
        assert progress is None


def test_check_of_a_small_folder_imports_no_rich(tmp_path: Path) -> None:
    program = (
        "import sys; from dupcheck.cli.main import main; main(['check', '.', '-q']);"
        "print(sorted({'rich', 'jinja2', 'datasketch', 'scipy'} & set(sys.modules)))"
    )
    (tmp_path / "page.txt").write_text("A short page of one line, which is enough to be read and judged.")
    command = [sys.executable, "-P", "-c", program]
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    assert output.endswith("[]\n")
