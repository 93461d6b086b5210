"""What the rules say of the texts of a labelled set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from labelled import documents, records

from dupcheck import Document, Finding, Settings, check

# What speaks of a document's relation to others is no false alarm about its text, and each text counts by itself.
NOT_OF_A_TEXT = ("XDP", "domain-wide-fault")
MERGED_VERSES = "quran/tr/"  # a fault of the source
PAGE_SETS = {"aeb_gold": "aeb_html", "wcxb_gold": "wcxb_html"}  # the pages of which these are the hand-made texts


@dataclass(frozen=True, slots=True)
class Judged:
    """The records of a set and the findings of every rule about them, those marked as preview too."""

    rows: Sequence[dict[str, Any]]
    findings: Sequence[Finding]


def findings_of(folder: Path, name: str, wanted: set[str] | None = None) -> tuple[int, list[Finding]]:
    """How many documents of a set were judged, and the findings about their own text."""
    rows = [row for row in _rows(folder, name) if wanted is None or row["id"] in wanted]
    report = check(documents(rows), Settings(jobs=1, ignore=NOT_OF_A_TEXT))
    return report.documents, list(report.findings)


@cache
def clean_findings(folder: Path, name: str) -> Judged:
    """A set of hand-made texts as it is judged by default."""
    rows = _rows(folder, name)
    return Judged(rows, check(documents(rows), Settings(jobs=1, ignore=NOT_OF_A_TEXT)).findings)


def named_findings(folder: Path, name: str, rules: Sequence[str]) -> Judged:
    """A set of hand-made texts as rules judge it that are asked only by name."""
    rows = _rows(folder, name)
    return Judged(rows, check(documents(rows), Settings(jobs=1, select=tuple(rules))).findings)


def clean_beside_pages(folder: Path, name: str) -> Judged:
    """A set of hand-made texts with the HTML of their pages beside them, as far as it is kept."""
    html = {row["id"]: row["html"] for row in records(folder, PAGE_SETS[name])}
    rows = [row for row in _rows(folder, name) if row["id"] in html]
    given = [
        Document(text=row["text"], id=row["id"], path=row["id"], url=row.get("url"), html=html[row["id"]])
        for row in rows
    ]
    return Judged(rows, check(given, Settings(jobs=1, ignore=NOT_OF_A_TEXT)).findings)


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [row for row in records(folder, name) if not row["id"].startswith(MERGED_VERSES)]
