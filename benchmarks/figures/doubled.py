"""Extractor output whose doubled text is known: how much of it is found."""

from __future__ import annotations

import json
from pathlib import Path

from figures.figure import Figure
from figures.judged import findings_of

SETS = {"aeb": "aeb", "wcxb_out": "wcxb_out", "tiptop": "tiptop"}
LARGE = 0.30  # of the text: a copy that nobody can overlook
DOUBLED = {"doubled-body"}
REPEATS = {"doubled-body", "repeated-block"}


def measure(folder: Path) -> list[Figure]:
    """The share of known doubles that are found, by kind."""
    key = [json.loads(line) for line in (folder / "doubled_key.jsonl").read_text(encoding="utf-8").splitlines()]
    found: dict[str, set[str]] = {}
    for entry_set, name in SETS.items():
        wanted = {entry["id"] for entry in key if entry["set"] == entry_set}
        for finding in findings_of(folder, name, wanted)[1]:
            found.setdefault(finding.document, set()).add(finding.rule)
    doubled = [entry for entry in key if entry["expect"] == "doubled-body"]
    return [
        Figure(f"doubled/{name}", sum(bool(found.get(entry["id"], set()) & rules) for entry in entries), len(entries))
        for name, entries, rules in (
            ("body-large", [entry for entry in doubled if entry["share"] >= LARGE], DOUBLED),
            ("body-rest", [entry for entry in doubled if entry["share"] < LARGE], DOUBLED),
            ("repeat", [entry for entry in key if entry["expect"] == "repeat"], REPEATS),
        )
    ]
