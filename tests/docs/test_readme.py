"""The README's example and table of rules are what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dupcheck.cli.main import dupcheck

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    match = re.search(rf"<!-- {name}: begin -->\n(.*)<!-- {name}: end -->", README, re.DOTALL)
    assert match
    return match[1].strip("\n")


def test_example_is_what_check_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")  # as where no terminal says its width
    result = CliRunner().invoke(dupcheck, ["check", "corpora/readme/ember-bridge.txt"])
    printed = "\n".join(f"    {line}".rstrip() for line in result.stdout.strip("\n").splitlines())
    assert section("example") == printed


def test_table_of_rules_is_current() -> None:
    result = CliRunner().invoke(dupcheck, ["rules", "--format", "markdown"])
    assert section("rules") == result.stdout.strip("\n")


def test_block_is_what_write_blocks_writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    written = tmp_path / "blocks.toml"
    CliRunner().invoke(
        dupcheck, ["audit", "corpora/demo", "-o", str(tmp_path / "report"), "--write-blocks", str(written), "-q"]
    )
    shown = section("blocks").strip("\n").removeprefix("```toml\n").removesuffix("\n```")
    assert shown in written.read_text(encoding="utf-8")
