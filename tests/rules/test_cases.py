"""Every rule fires on its `fires` cases and stays silent on its `silent` ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dupcheck.model.settings import Settings
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.selection import selected_names
from dupcheck.run.check import check

WIDE = "domain-wide-fault"
CASES = Path(__file__).parents[2] / "corpora" / "rules"


def cases(mood: str) -> Iterator[tuple[str, Path]]:
    for rule in sorted(all_rules()):
        for case in sorted((CASES / rule / mood).glob("*")):
            yield rule, case


def fired_rules(case: Path) -> set[str]:
    rule = case.parts[-3]
    required = ("title",) if rule == "missing-field" else ()
    alone = () if rule == WIDE else (WIDE,)  # a case may be of one site, most pages of which have the fault
    settings = Settings(select=(*selected_names((), ()), rule), ignore=alone, required_fields=required, jobs=1)
    return {finding.rule for finding in check([str(case)], settings).findings}


@pytest.mark.parametrize(("rule", "case"), list(cases("fires")), ids=lambda value: getattr(value, "name", value))
def test_rule_fires(rule: str, case: Path) -> None:
    assert rule in fired_rules(case)


@pytest.mark.parametrize(("rule", "case"), list(cases("silent")), ids=lambda value: getattr(value, "name", value))
def test_rule_stays_silent(rule: str, case: Path) -> None:
    assert rule not in fired_rules(case)


# No text makes a rule stop, or the rule would be mended: tests/run/test_rule_error.py breaks some.
@pytest.mark.parametrize("rule", sorted(set(all_rules()) - {"rule-error"}))
@pytest.mark.parametrize("mood", ["fires", "silent"])
def test_rule_has_three_cases(rule: str, mood: str) -> None:
    assert len(list((CASES / rule / mood).glob("*"))) >= 3
