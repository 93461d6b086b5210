"""The commands from arguments to exit code; the run itself is replaced by a report made here."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from made_reports import ALL_SKIPPED, ERROR, INFO, NONE_FOUND, WARNING, Install, installing, made

from dupcheck.cli.main import main
from dupcheck.errors import NoDocumentsError, SettingsError
from dupcheck.model.report import Report


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Install:
    return installing(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("report", "options", "expected"),
    [
        (made(), [], 0),
        (made(ERROR), [], 1),
        (made(WARNING), [], 0),
        (made(WARNING), ["--fail-on", "warning"], 1),
        (made(INFO), ["--fail-on", "info"], 1),
        (made(ERROR), ["--fail-on", "never"], 0),
        (made(WARNING), ["--max-rate", "doubled-body=9.9"], 1),
        (made(WARNING), ["--max-rate", "doubled-body=10%"], 0),
        (made(WARNING), ["--max-rate", "DUP01=0"], 1),
        (made(), ["--max-rate", "doubled-body=0"], 0),
        (made(skipped=1), [], 0),
        (made(skipped=1), ["--strict"], 3),
        (made(ERROR, skipped=1), ["--strict"], 1),
        (made(documents=0, skipped=1), ["--strict"], 5),
    ],
)
def test_check_exit_code(install: Install, report: Report, options: list[str], expected: int) -> None:
    install(report)

    assert main(["check", "a.txt", *options]) == expected


@pytest.mark.parametrize(
    ("error", "expected", "message"),
    [
        (SettingsError("min_jaccard must be in (0, 1]"), 2, "dupcheck: min_jaccard must be in (0, 1]\n"),
        (NoDocumentsError("no document in x"), 5, "dupcheck: no document in x\n"),
        (
            KeyError("boom"),
            4,
            "dupcheck: internal error: KeyError: 'boom'; this is a bug; run with DUPCHECK_TRACEBACK=1",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "dupcheck: cannot write: No space left on device; try: "),
        (MemoryError(), 4, "dupcheck: no memory is left; try: "),
    ],
)
def test_check_error_becomes_one_line(
    install: Install, capsys: pytest.CaptureFixture[str], error: Exception, expected: int, message: str
) -> None:
    install(error)

    assert main(["check", "x"]) == expected
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(message)
    assert output.err.count("\n") == 1


@pytest.mark.parametrize(("error", "paths"), [(NONE_FOUND, []), (ALL_SKIPPED, ["a.jsonl", "b.png"])])
def test_check_without_documents_prints_a_whole_json_object(
    install: Install, capsys: pytest.CaptureFixture[str], error: NoDocumentsError, paths: list[str]
) -> None:
    install(error)

    assert main(["check", "x", "--format", "json"]) == 5
    output = capsys.readouterr()
    report = json.loads(output.out)
    assert list(report) == ["version", "tool", "summary", "findings", "clusters", "skipped", "run"]
    assert report["summary"] == {"documents": 0, "skipped": len(paths), "bytes": 0, "by_rule": {}}
    assert [skipped["path"] for skipped in report["skipped"]] == paths
    assert output.err == f"dupcheck: {error}\n"


def test_check_of_skipped_input_alone_lists_it(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(ALL_SKIPPED)

    assert main(["check", "x"]) == 5
    output = capsys.readouterr().out
    assert "a.jsonl#2\n    not JSON\n  b.png\n    an image\n" in output
    assert output.endswith("0 documents, no findings, 2 skipped\n")


def test_check_without_documents_replaces_an_old_report(install: Install, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("old")
    install(NONE_FOUND)

    assert main(["check", "x", "--output", "r.txt"]) == 5
    assert (tmp_path / "r.txt").read_text() == "0 documents, no findings\n"


def test_check_internal_error_shows_the_traceback_when_asked(
    install: Install, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install(KeyError("boom"))
    monkeypatch.setenv("DUPCHECK_TRACEBACK", "1")

    assert main(["check", "x"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_check_interrupted_exits_130(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(KeyboardInterrupt())

    assert main(["check", "x"]) == 130
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "Missing argument"),
        (["check", "x", "--fail-on", "bad"], "--fail-on"),
        (["check", "x", "--format", "xml"], "--format"),
        (["check", "x", "--select", "doubeld-body"], "did you mean doubled-body?"),
        (["check", "x", "--max-rate", "doubled-body"], "max-rate must be RULE=PERCENT"),
        (["check", "x", "--max-rate", "doubled-body=150"], "must be in 0..100 percent, got 150.0"),
        (["check", "x", "--min-jaccard", "85"], "did you mean 0.85?"),
        (["check", "x", "--output", "no/such/folder.txt"], "mkdir -p no/such"),
        (["check", "x", "--config", "none.toml"], "cannot read the settings file none.toml"),
        (["audit", "x"], "--output"),
        (["chekc", "x"], "chekc"),
    ],
)
def test_usage_error_exits_2_and_names_it(
    install: Install, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    install(made())

    assert main(arguments) == 2
    output = capsys.readouterr()
    assert message in output.err
    assert output.out == ""


def test_check_options_stand_above_the_settings_file(install: Install, tmp_path: Path) -> None:
    (tmp_path / "dupcheck.toml").write_text(
        "seed = 7\nmin-jaccard = 0.7\nselect = ['DUP']\nmax-rate = { doubled-body = 1, repeated-block = 2 }"
    )
    seen = install(made())

    main(["check", "x", "--min-jaccard", "0.9", "--ignore", "DUP02,DUP03", "--max-rate", "repeated-block=3"])

    assert seen[0].seed == 7
    assert seen[0].min_jaccard == 0.9
    assert seen[0].select == ("DUP",)
    assert seen[0].ignore == ("DUP02", "DUP03")
    assert seen[0].max_rate == {"doubled-body": 1.0, "repeated-block": 3.0}


def test_check_names_an_exceeded_rate_on_stderr(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(made(WARNING))

    main(["check", "x", "--max-rate", "doubled-body=1"])

    expected = "rate exceeded: doubled-body in 1 of 10 documents (10 %), allowed are 1 %"
    assert expected in capsys.readouterr().err


def test_check_quiet_prints_the_report_and_why_it_fails(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(made(WARNING))

    main(["check", "x", "--quiet", "--max-rate", "doubled-body=1"])

    output = capsys.readouterr()
    assert output.err.startswith("dupcheck: rate exceeded: doubled-body in 1 of ")
    assert output.err.count("\n") == 1
    assert "1 finding (1 warning)" in output.out


def test_check_json_on_stdout_is_one_object(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(made(ERROR))

    main(["check", "x", "--format", "json"])

    assert json.loads(capsys.readouterr().out)["summary"]["documents"] == 10


@pytest.mark.parametrize("command", [["check", "x"], ["audit", "x", "-o", "folder"]])
def test_per_document_lists_the_documents(
    install: Install, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    install(made(ERROR))

    main([*command, "--format", "json"])
    assert "documents" not in json.loads(capsys.readouterr().out)

    main([*command, "--format", "json", "--per-document"])
    assert json.loads(capsys.readouterr().out)["documents"] == []


def test_check_output_goes_to_the_file_alone(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    install(made(ERROR))

    assert main(["check", "x", "--format", "json", "--output", "r.json"]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads((tmp_path / "r.json").read_text())["version"] == 1


@pytest.mark.parametrize(("color", "expected"), [("always", True), ("never", False), ("auto", False)])
def test_check_colours_when_asked(
    install: Install, capsys: pytest.CaptureFixture[str], color: str, expected: bool
) -> None:
    install(made(ERROR))

    main(["check", "x", "--color", color])

    assert ("\x1b[" in capsys.readouterr().out) == expected
