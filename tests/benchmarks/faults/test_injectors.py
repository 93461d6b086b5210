"""The injectors: one for every rule, the same faults every time, where they say."""

from __future__ import annotations

import pytest
from faults.base.host import hosts_of
from faults.base.measuring import planted_by
from faults.base.registry import injectors
from floors import Floors, complaints, read_floors
from recall import FAST_LANGUAGES, FAST_LIMIT, fast

from dupcheck.rules.base.registry import all_rules


def test_every_rule_that_is_asked_by_default_has_an_injector() -> None:
    assert [rule.name for rule in all_rules().values() if not rule.preview and rule.name not in injectors()] == []


def test_injectors_are_of_rules() -> None:
    assert set(injectors()) <= set(all_rules())


@pytest.mark.parametrize("rule", sorted(injectors()))
def test_planted_again_are_the_same(rule: str) -> None:
    hosts = hosts_of("en", None)
    assert planted_by(injectors()[rule], hosts, 3) == planted_by(injectors()[rule], hosts, 3)


CASES = [(rule, it) for rule, injector in injectors().items() for it in FAST_LANGUAGES if it in injector.languages]


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_planted_spans_lie_in_their_texts(rule: str, language: str) -> None:
    for planted in planted_by(injectors()[rule], hosts_of(language, None), FAST_LIMIT):
        assert 0 <= planted.span.start <= planted.span.end <= len(planted.document.text)
        assert not len(planted.span) or planted.span.of(planted.document.text).strip() or rule == "control-char"


def test_floors_of_recall_are_reached() -> None:
    floors = Floors({}, read_floors().only(("recall-fast",)).floors)
    assert floors.floors
    assert complaints(fast(), floors, {}) == []
