"""When and how progress is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.cli.progress import Progress, progress_shown


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("dupcheck.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_progress_of_a_short_run_is_silent(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(is_terminal=True)
    clock[0] = 0.9
    progress("read", 1, 2)
    progress.close()

    assert capsys.readouterr().err == ""


def test_progress_elsewhere_is_a_line_every_30_seconds(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(is_terminal=False)
    for second in range(0, 70, 5):
        clock[0] = second
        progress("read", second * 1_000_000, 100_000_000)

    assert capsys.readouterr().err == "dupcheck: read 30 %, 30 MB\ndupcheck: read 60 %, 60 MB\n"


def test_progress_without_a_total_shows_no_share(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(is_terminal=False)
    clock[0] = 31
    progress("compare", 0, 0)

    assert capsys.readouterr().err == "dupcheck: compare\n"


def test_progress_on_a_terminal_becomes_a_bar(clock: list[float]) -> None:
    progress = Progress(is_terminal=True)
    clock[0] = 1.5
    progress("read", 1, 2)
    progress("compare", 0, 0)
    progress.close()

    assert "rich" in sys.modules


def test_progress_quiet_is_none() -> None:
    with progress_shown(quiet=True) as progress:
        assert progress is None


def test_check_of_a_small_folder_imports_no_rich(tmp_path: Path) -> None:
    program = (
        "import sys; from dupcheck.cli.main import main; main(['check', '.', '-q']);"
        "print(sorted({'rich', 'jinja2', 'datasketch', 'scipy'} & set(sys.modules)))"
    )
    (tmp_path / "page.txt").write_text("A short page of one line, which is enough to be read and judged.")
    command = [sys.executable, "-c", program]
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    assert output.endswith("[]\n")
