"""What the rules say of the texts of a labelled set."""

from __future__ import annotations

from pathlib import Path

from labelled import documents, records

from dupcheck import Finding, Settings, check

# What speaks of a document's relation to others is no false alarm about its text, and each text counts by itself.
NOT_OF_A_TEXT = ("XDP", "domain-wide-fault")
MERGED_VERSES = "quran/tr/"  # a fault of the source


def findings_of(folder: Path, name: str, wanted: set[str] | None = None) -> tuple[int, list[Finding]]:
    """How many documents of a set were judged, and the findings about their own text."""
    rows = [row for row in records(folder, name) if wanted is None or row["id"] in wanted]
    rows = [row for row in rows if not row["id"].startswith(MERGED_VERSES)]
    report = check(documents(rows), Settings(jobs=1, ignore=NOT_OF_A_TEXT))
    return report.documents, list(report.findings)
