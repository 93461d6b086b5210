"""`--blocks` and `--write-blocks`: what they read, write and refuse."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from dupcheck.cli.main import main
from dupcheck.run.settings_file import load_settings

ENTRY = '[[block]]\nsite = "post.example"\ntext = "The Harbour Post"\nverdict = "ignore"\nreason = "its name"\n'
GONE = '[[block]]\nsite = "post.example"\ntext = "gone"\nverdict = "accept"\n'


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    draw = random.Random(5)
    words = [f"w{number}x" for number in range(90)]
    lines = [
        json.dumps(
            {"url": f"https://post.example/{n}", "text": "The Harbour Post\n" + " ".join(draw.choices(words, k=60))}
        )
        for n in range(6)
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_write_blocks_proposes_what_was_learned(crawl: Path) -> None:
    assert main(["audit", "pages.jsonl", "-o", "out", "--write-blocks", "blocks.toml", "-q"]) == 0
    written = (crawl / "blocks.toml").read_text(encoding="utf-8")
    assert 'text = "The Harbour Post"\nverdict = "open"\n' in written


def test_write_blocks_does_not_lose_verdicts(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (crawl / "blocks.toml").write_text(ENTRY, encoding="utf-8")
    assert main(["audit", "pages.jsonl", "-o", "out", "--write-blocks", "blocks.toml", "-q"]) == 2
    assert "its verdicts would be lost; try: --blocks blocks.toml" in capsys.readouterr().err
    assert (crawl / "blocks.toml").read_text(encoding="utf-8") == ENTRY


def test_write_blocks_brings_a_file_up_to_date(crawl: Path) -> None:
    (crawl / "blocks.toml").write_text(ENTRY + GONE, encoding="utf-8")
    command = ["audit", "pages.jsonl", "-o", "out", "--blocks", "blocks.toml", "--write-blocks", "blocks.toml", "-q"]
    assert main(command) == 0
    first = (crawl / "blocks.toml").read_text(encoding="utf-8")
    assert 'verdict = "ignore"\nreason = "its name"' in first
    assert '# stale: on no page of the last audit\n[[block]]\nsite = "post.example"\ntext = "gone"' in first
    assert main(command) == 0
    assert (crawl / "blocks.toml").read_text(encoding="utf-8") == first


def test_report_counts_and_names_stale_entries(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (crawl / "blocks.toml").write_text(ENTRY + GONE, encoding="utf-8")
    assert main(["check", "pages.jsonl", "--blocks", "blocks.toml", "--select", "XDP04", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert summary["blocks"] == {
        "accepted": 0,
        "ignored": 1,
        "stale": [{"line": 6, "site": "post.example", "text": "gone"}],
    }
    assert summary["by_rule"] == {}


def test_text_report_names_stale_entries(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (crawl / "blocks.toml").write_text(ENTRY + GONE, encoding="utf-8")
    main(["check", "pages.jsonl", "--blocks", "blocks.toml", "--select", "XDP04"])
    printed = capsys.readouterr().out
    assert "block file: 0 blocks accepted, 1 ignored, 1 stale" in printed
    assert "stale: line 6, post.example: gone" in printed


def test_broken_block_file_ends_the_run_with_two(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (crawl / "blocks.toml").write_text(ENTRY + "why = 3\n", encoding="utf-8")
    assert main(["check", "pages.jsonl", "--blocks", "blocks.toml"]) == 2
    assert "blocks.toml:6: unknown key 'why'" in capsys.readouterr().err


def test_path_in_the_settings_counts_from_their_file(crawl: Path) -> None:
    folder = crawl / "conf"
    folder.mkdir()
    (folder / "dupcheck.toml").write_text('blocks = "blocks.toml"\n', encoding="utf-8")
    assert load_settings("conf/dupcheck.toml", crawl) == {"blocks": "conf/blocks.toml"}
