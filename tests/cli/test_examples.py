"""The examples of `explain` are what the rules say of their cases today."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.cli.build_examples import TARGET, example_of, rules_with_examples
from dupcheck.report.terminal.columns import columns
from dupcheck.rules.base.registry import all_rules

CASES = Path(__file__).parents[2] / "corpora" / "rules"
CURE = "write them anew: python -m dupcheck.cli.build_examples corpora/rules"


@pytest.mark.parametrize("rule", sorted(rules_with_examples()))
def test_example_is_current(rule: str) -> None:
    path = TARGET / f"{rule}.txt"

    assert path.is_file(), CURE
    assert path.read_text(encoding="utf-8") == example_of(rule, CASES), CURE


def test_examples_are_of_rules_that_exist() -> None:
    assert {path.stem for path in TARGET.iterdir()} <= set(all_rules()), CURE


@pytest.mark.parametrize("path", sorted(TARGET.iterdir()), ids=lambda path: path.stem)
def test_example_fits_80_columns(path: Path) -> None:
    assert max(map(columns, path.read_text(encoding="utf-8").splitlines())) <= 78
