"""Which rules --select and --ignore mean."""

from __future__ import annotations

import pytest

from dupcheck.errors import SettingsError
from dupcheck.rules.base.registry import all_rules, corpus_rules, document_rules, judging_order, rule_pages
from dupcheck.rules.base.rule import FailureRule, SiteRule
from dupcheck.rules.base.selection import selected_names

USUAL = {name for name, rule in all_rules().items() if not rule.preview}


def test_all_rules_but_previews_are_asked_by_default() -> None:
    assert selected_names((), ()) == USUAL


@pytest.mark.parametrize("entry", ["counter-line", "CHR12"])
def test_preview_is_asked_by_its_own_name_or_code_alone(entry: str) -> None:
    assert selected_names((entry,), ()) == {"counter-line"}
    assert "counter-line" not in selected_names(("CHR", "CHR1"), ())


@pytest.mark.parametrize("entry", ["doubled-body", "DUP01", "dup01"])
def test_rule_is_selected_by_name_or_code(entry: str) -> None:
    assert selected_names((entry,), ()) == {"doubled-body"}


def test_prefix_selects_every_rule_of_the_family() -> None:
    names = selected_names(("DUP",), ())
    assert {name for name in USUAL if all_rules()[name].code.startswith("DUP")} == names
    assert {"doubled-body", "repeated-block"} <= names


def test_ignored_rules_are_taken_from_the_selected() -> None:
    assert selected_names(("DUP01", "DUP02"), ("repeated-block",)) == {"doubled-body"}
    assert USUAL - {"doubled-body"} == selected_names((), ("DUP01",))


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("double-body", "mean doubled-body"),
        ("DUP99", "did you mean"),
        ("qqqq", "dupcheck rules"),
        ("", "dupcheck rules"),
    ],
)
def test_unknown_entry_names_the_nearest(entry: str, hint: str) -> None:
    with pytest.raises(SettingsError, match=hint):
        selected_names((entry,), ())
    with pytest.raises(SettingsError, match=hint):
        selected_names((), (entry,))


def test_rule_is_judged_behind_those_it_yields_to() -> None:
    place = {name: number for number, name in enumerate(judging_order())}
    assert set(all_rules()) == set(place)
    late = [
        (name, other) for name, rule in all_rules().items() for other in rule.yields_to if place[other] > place[name]
    ]
    assert late == []


def test_every_rule_yields_to_rules_that_are_there() -> None:
    assert {other for rule in all_rules().values() for other in rule.yields_to} <= set(all_rules())


def test_codes_are_unique_and_rules_have_a_page() -> None:
    codes = [rule.code for rule in all_rules().values()]
    assert sorted(set(codes)) == codes
    unwritten = [name for name, page in rule_pages().items() if not (page.finds and page.matters and page.cure)]
    assert unwritten == []


def test_rules_are_of_documents_of_the_corpus_of_sites_or_of_the_run() -> None:
    names = frozenset(all_rules())
    of_documents = [rule.name for rule in document_rules(names)]
    of_corpus = [rule.name for rule in corpus_rules(names)]
    others = [rule.name for rule in all_rules().values() if isinstance(rule, SiteRule | FailureRule)]
    assert sorted(of_documents + of_corpus + others) == sorted(names)
