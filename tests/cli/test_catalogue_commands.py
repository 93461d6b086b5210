"""The commands that read no input, and the program as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dupcheck.cli.main import main


def test_rules_lists_the_same_rules_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)["rules"]
    for form in ("text", "markdown"):
        assert main(["rules", "--format", form]) == 0
        output = capsys.readouterr().out
        assert all(rule["rule"] in output and rule["code"] in output for rule in rules)

    assert [rule["code"] for rule in rules] == sorted(rule["code"] for rule in rules)


@pytest.mark.parametrize("name", ["doubled-body", "DUP01"])
def test_explain_shows_the_page(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["explain", name]) == 0
    output = capsys.readouterr().out
    for part in (
        "doubled-body (DUP01)",
        "What it finds",
        "Why it matters",
        "What to do",
        "severity   error",
        "\nExample\n  In ",
        "    error   doubled-body DUP01 ",
        "  Says nothing of:\n    ",
    ):
        assert part in output


def test_explain_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "doubeld-body"]) == 2
    assert "did you mean doubled-body?" in capsys.readouterr().err


def test_version_names_the_tool(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dupcheck ")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["rules"], ["explain", "doubled-body"]])
def test_command_that_reads_no_input_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys; from dupcheck.cli.main import main; main(sys.argv[1:]);"
        "print(sorted({'numpy', 'rich', 'jinja2', 'datasketch', 'scipy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-P", "-c", program, *arguments]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert output.endswith("[]\n")


def test_python_m_dupcheck_works() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "dupcheck", "--version"], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("dupcheck ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    program = f"{sys.executable} -P -m dupcheck rules --format json; echo $? >code"
    command = f"( {program} ) 2>errors | true; sleep 0.5"
    subprocess.run(command, shell=True, cwd=tmp_path, check=True)

    assert (tmp_path / "errors").read_text() == ""
    assert (tmp_path / "code").read_text() == "0\n"
