"""Crawls to check."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of many kinds of files, with copies and faults among them; it is the working folder."""
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        words = [f"word{number % 9}x{place}" for place in range(120)]
        words[number] = f"other{number}"
        (tmp_path / f"page-{number:02}.txt").write_text(" ".join(words) + ".\n", "utf-8")
    body = (CORPORA / "clean" / "news-ru.txt").read_text("utf-8").strip()
    (tmp_path / "doubled.txt").write_text(f"{body}\n\n{body}\n", "utf-8")
    records = [
        {"text": body, "url": "https://news.example.co.uk/a", "title": "A"},
        {"text": body, "url": "https://www.example.co.uk/a", "title": "A"},
        {"text": "", "id": "nothing"},
        {"text": "short", "id": "same"},
        {"text": "shorter", "id": "same"},
    ]
    lines = "\n".join(map(json.dumps, records)) + "\nno json\n"
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return tmp_path
