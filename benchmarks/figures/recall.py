"""Planted faults that are found: a figure for every rule and language, and the counts for the package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from faults.base.measuring import Outcome

import dupcheck
from figures.figure import Figure

PART = "recall"  # of the floors, which recall.py pins
FAST_PART = "recall-fast"  # of those that the tests hold: few faults, in our own texts
RATES = Path(dupcheck.__file__).parent / "rules" / "rates" / "recall.json"

Counts = dict[str, dict[str, dict[str, int]]]


def counts_of(outcomes: Iterable[Outcome]) -> Counts:
    """How many faults were planted and found, by rule and language, sorted."""
    counts: Counts = {}
    for outcome in outcomes:
        cell = counts.setdefault(outcome.rule, {}).setdefault(outcome.language, {"planted": 0, "found": 0})
        cell["planted"] += 1
        cell["found"] += outcome.is_found
    return {rule: dict(sorted(cells.items())) for rule, cells in sorted(counts.items())}


def figures_of(counts: Counts) -> list[Figure]:
    """A figure for every rule and language."""
    return [
        Figure(f"{PART}/{rule}/{language}", cell["found"], cell["planted"])
        for rule, cells in counts.items()
        for language, cell in cells.items()
    ]


def fast_figures_of(counts: Counts) -> list[Figure]:
    """A figure for every rule."""
    return [
        Figure(
            f"{FAST_PART}/{rule}",
            sum(cell["found"] for cell in cells.values()),
            sum(cell["planted"] for cell in cells.values()),
        )
        for rule, cells in counts.items()
    ]


def rates_text(counts: Counts) -> str:
    """The counts as JSON, a line for every rule."""
    lines = [f" {json.dumps(rule)}: {json.dumps(cells)}" for rule, cells in counts.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
