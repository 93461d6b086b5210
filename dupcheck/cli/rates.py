"""What was measured of a rule, in plain words: benchmarks/quality.py writes the figures into the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = "rates"  # beside the rules
MEASURED, RECALL = "measured.json", "recall.json"
NOT_MEASURED = "not measured"
CLEAN = {  # the sets of texts that hold no fault but for what their makers left in, in the order of the page
    "aeb_gold": "hand-made texts of news and blog pages",
    "wcxb_gold": "hand-made texts of pages of all types",
    "hardneg": "laws, manuals, recipes, poems and scripture",
}
BESIDE_PAGE = "/html"  # behind the name of a set whose pages were given with the texts
CONFIDENCES = ("high", "medium", "low")


@cache
def measured_rates() -> tuple[dict[str, Any], dict[str, Any]]:
    """Of every rule "clean", "outputs" and "recall", as far as they are known; and what they were measured on."""
    measured = _read(MEASURED)
    rates: dict[str, Any] = {name: dict(rate) for name, rate in measured.get("rules", {}).items()}
    for name, recall in _read(RECALL).items():
        if recall:
            rates.setdefault(name, {})["recall"] = recall
    return rates, measured.get("about", {})


def rate_lines(rule: str) -> Iterator[str]:
    """The figures of one rule as sentences, each a line of its own."""
    rates, about = measured_rates()
    rate = rates.get(rule, {})
    known = [*_clean(rate.get("clean", {}), about.get("documents", {})), *_right(rate.get("outputs", {}))]
    if known:
        known.append(f"measured on {about['measured']}; benchmarks/README.md says on what and how")
    yield from [*_recall(rate.get("recall", {})), *known] or [NOT_MEASURED]


def _clean(counts: Mapping[str, Any], documents: Mapping[str, int]) -> Iterator[str]:
    for name, count in counts.items():
        what = CLEAN.get(name.removesuffix(BESIDE_PAGE), name)
        beside = ", with their pages" if name.endswith(BESIDE_PAGE) else ""
        noted = f", and a note on {count['noted']:,}" if count["noted"] else ""
        by_language = ", ".join(f"{language} {number}" for language, number in count.get("languages", {}).items())
        languages = f" ({by_language})" if by_language else ""
        rightly = f", {count['faults']:,} rightly" if count.get("faults") else ""
        yield f"warns of {count['warned']:,} of {documents.get(name, 0):,} {what}{beside}{languages}{rightly}{noted}"


def _right(outputs: Mapping[str, Any]) -> Iterator[str]:
    for confidence in CONFIDENCES:
        if found := outputs.get(confidence):
            right, findings, pages = found["right"], found["findings"], found["pages"]
            where = "one page" if pages == 1 else f"{pages:,} pages"
            yield f"{confidence}: {right:,} of {findings:,} right, on outputs of extractors for {where}"


def _recall(recall: Mapping[str, Any]) -> Iterator[str]:
    if recall:
        planted = sum(counts["planted"] for counts in recall.values())
        found = sum(counts["found"] for counts in recall.values())
        yield f"finds {found:,} of {planted:,} faults planted in clean pages:"
        by_language = [
            f"{language} {counts['found']:,} of {counts['planted']:,}" for language, counts in sorted(recall.items())
        ]
        yield "  " + ", ".join(by_language)


def _read(name: str) -> dict[str, Any]:
    file = files("dupcheck.rules") / FOLDER / name
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found
