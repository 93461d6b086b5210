"""The rates that the package ships: well-formed, and not worse than what is pinned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from figures import rates as measured
from floors import complaints, digests, read_floors
from labelled import DATA

from dupcheck.cli import rates
from dupcheck.cli.rates import NOT_MEASURED, measured_rates, rate_lines
from dupcheck.model.finding import Confidence
from dupcheck.rules.base.registry import all_rules

RATES, ABOUT = measured_rates()
MIN_RIGHT = 0.95  # of what a rule says with high confidence


def test_rates_are_of_rules_that_there_are() -> None:
    assert set(RATES) <= set(all_rules())


def test_rates_say_when_and_on_what_they_were_measured() -> None:
    assert ABOUT["measured"] > "2026"
    assert all(len(digest) == 64 for digest in ABOUT["sha256"].values())


@pytest.mark.parametrize("rule", sorted(RATES))
def test_rates_are_well_formed(rule: str) -> None:
    rate = RATES[rule]
    assert set(rate) <= {"clean", "outputs", "recall"}
    for name, counts in rate.get("clean", {}).items():
        assert 0 <= counts["warned"] + counts["noted"] <= ABOUT["documents"][name]
        assert counts.get("faults", 0) <= counts["warned"]
        assert sum(counts.get("languages", {}).values()) <= counts["warned"]
    for confidence, found in rate.get("outputs", {}).items():
        assert Confidence(confidence)
        assert 0 <= found["right"] <= found["findings"]
        assert 1 <= found["pages"] <= found["findings"]
    for counts in rate.get("recall", {}).values():
        assert 0 <= counts["found"] <= counts["planted"]


def test_rates_are_not_below_their_floors() -> None:
    measured_rules = {name: rate for name, rate in RATES.items() if "clean" in rate}
    figures = measured.figures(measured_rules, ABOUT["documents"])
    floors = read_floors()
    below = [said for said in complaints(figures, floors, digests(DATA, ())) if "is below its floor" in said]
    assert below == []


def test_high_confidence_is_nearly_always_right() -> None:
    sure = {rule: rate["outputs"]["high"] for rule, rate in RATES.items() if "high" in rate.get("outputs", {})}
    enough = {rule: found for rule, found in sure.items() if found["findings"] >= measured.ENOUGH}
    assert {rule for rule, found in enough.items() if found["right"] < MIN_RIGHT * found["findings"]} == set()


def test_rule_without_rates_says_so() -> None:
    assert list(rate_lines("no-such-rule")) == [NOT_MEASURED]


def test_rates_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rate: Mapping[str, Any] = {
        "clean": {
            "wcxb_gold": {"warned": 3, "noted": 0, "faults": 2},
            "hardneg": {"warned": 2, "noted": 11, "languages": {"de": 2}},
        },
        "outputs": {"high": {"findings": 136, "right": 135, "pages": 119}},
        "recall": {"en": {"planted": 60, "found": 59}, "de": {"planted": 40, "found": 40}},
    }
    about = {"measured": "2026-01-02", "documents": {"wcxb_gold": 919, "hardneg": 2983}}
    monkeypatch.setattr(rates, "measured_rates", lambda: ({"x": rate}, about))
    assert list(rate_lines("x")) == [
        "finds 99 of 100 faults planted in clean pages:",
        "  de 40 of 40, en 59 of 60",
        "warns of 3 of 919 hand-made texts of pages of all types, 2 rightly",
        "warns of 2 of 2,983 laws, manuals, recipes, poems and scripture (de 2), and a note on 11",
        "high: 135 of 136 right, on outputs of extractors for 119 pages",
        "measured on 2026-01-02; benchmarks/README.md says on what and how",
    ]
