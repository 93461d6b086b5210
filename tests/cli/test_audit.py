"""The audit command from arguments to exit code; the run itself is replaced by a report made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_reports import ALL_SKIPPED, ERROR, NONE_FOUND, Install, installing, made

from dupcheck.cli.main import main


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Install:
    return installing(monkeypatch, tmp_path)


def test_audit_of_skipped_input_alone_writes_what_was_skipped(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    install(ALL_SKIPPED)

    assert main(["audit", "x", "-o", "out"]) == 5
    assert capsys.readouterr().out == "0 documents, no findings, 2 skipped\n"
    assert "an image" in (tmp_path / "out" / "report.md").read_text()


def test_audit_that_finds_nothing_leaves_an_earlier_one_alone(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    install(NONE_FOUND)

    assert main(["audit", "x", "-o", "out"]) == 5
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "out").exists()


def test_audit_writes_the_folder_prints_the_verdict_and_never_fails_on_errors(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    install(made(ERROR))

    assert main(["audit", "x", "-o", "out"]) == 0
    output = capsys.readouterr()
    assert output.out == "10 documents, 1 finding (1 error)\n"
    assert str(Path("out") / "report.html") in output.err
    assert (tmp_path / "out" / "report.json").is_file()


def test_audit_quiet_says_nothing(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(made(ERROR))

    main(["audit", "x", "-o", "out", "--quiet"])

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("options", "expected"), [(["--fail-on", "error"], 1), (["--max-rate", "doubled-body=1"], 1)])
def test_audit_fails_when_told_to(install: Install, options: list[str], expected: int) -> None:
    install(made(ERROR))

    assert main(["audit", "x", "-o", "out", *options]) == expected


def test_audit_refuses_a_file_as_folder(install: Install, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    install(made())

    assert main(["audit", "x", "-o", "out"]) == 2


def test_audit_does_not_read_its_own_folder(install: Install, tmp_path: Path) -> None:
    (tmp_path / "crawl").mkdir()
    seen = install(made())

    main(["audit", "crawl", "-o", "crawl/report"])
    main(["audit", "crawl", "-o", "report"])

    assert [settings.exclude for settings in seen] == [("crawl/report/*",), ()]
