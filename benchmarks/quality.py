"""What the rules say of hand-made texts, and how many of the known doubles in extractor output they find."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from labelled import data_folder, documents, records

from dupcheck import Finding, Settings, check

CLEAN_SETS = ("aeb_gold", "wcxb_gold", "hardneg")
OUTPUT_SETS = {"aeb": "aeb", "wcxb_out": "wcxb_out", "tiptop": "tiptop"}
REPEAT_RULES = {"doubled-body", "repeated-block"}
# What speaks of a document's relation to others is no false alarm about its text.
BETWEEN_PAGES = ("XDP",)


def main() -> None:
    """Print both tables."""
    folder = data_folder(__doc__ or "")
    for name in CLEAN_SETS:
        print_false_alarms(folder, name)
    print_recall(folder)


def findings_of(folder: Path, name: str, wanted: set[str] | None = None) -> tuple[int, list[Finding]]:
    """How many documents of a set were judged, and the findings about their own text."""
    rows = [row for row in records(folder, name) if wanted is None or row["id"] in wanted]
    rows = [row for row in rows if not row["id"].startswith("quran/tr/")]  # merged verses: a fault of the source
    report = check(documents(rows), Settings(jobs=1, ignore=BETWEEN_PAGES))
    return report.documents, list(report.findings)


def print_false_alarms(folder: Path, name: str) -> None:
    """Documents of a clean set that each rule fires on, by severity."""
    count, findings = findings_of(folder, name)
    print(f"\n{name}: {count} hand-made texts")
    for severity in ("error", "warning", "info"):
        fired = {finding.document for finding in findings if finding.severity == severity}
        rules = Counter(
            rule for rule, _ in {(f.rule, f.document) for f in findings if f.severity == severity}
        ).most_common()
        print(f"  {severity:8} {len(fired):5} documents {len(fired) / count:7.2%}  {dict(rules)}")


def print_recall(folder: Path) -> None:
    """Share of the known doubles that are found."""
    key = [json.loads(line) for line in (folder / "doubled_key.jsonl").read_text(encoding="utf-8").splitlines()]
    found: dict[str, set[str]] = {}
    for entry_set, name in OUTPUT_SETS.items():
        wanted = {entry["id"] for entry in key if entry["set"] == entry_set}
        for finding in findings_of(folder, name, wanted)[1]:
            found.setdefault(finding.document, set()).add(finding.rule)
    print("\ndoubled_key: known doubles in extractor output")
    large = [entry for entry in key if entry["expect"] == "doubled-body" and entry["share"] >= 0.30]
    small = [entry for entry in key if entry["expect"] == "doubled-body" and entry["share"] < 0.30]
    repeat = [entry for entry in key if entry["expect"] == "repeat"]
    for title, entries, rules in (
        ("doubled-body, share >= 0.30", large, {"doubled-body"}),
        ("doubled-body, share < 0.30", small, {"doubled-body"}),
        ("repeat", repeat, REPEAT_RULES),
    ):
        hits = sum(bool(found.get(entry["id"], set()) & rules) for entry in entries)
        print(f"  {title:28} {hits:4} of {len(entries)}")


if __name__ == "__main__":
    main()
