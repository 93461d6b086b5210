"""Which rules `--select` and `--ignore` mean."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from dupcheck.errors import SettingsError
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import FailureRule


def selected_names(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The rules that are asked: those selected (all but previews by default) without those ignored.

    Each entry is a rule's name, its code, or the beginning of codes such as DUP. A preview is asked only by its own
    name or code.
    """
    chosen = [_matching(entry) for entry in select]
    usual = frozenset(name for name, rule in all_rules().items() if not rule.preview)
    names = frozenset().union(*chosen) if chosen else usual
    return names.difference(*(_matching(entry) for entry in ignore))


def asked_names(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The rules of a run: those selected, and the one that tells of rules that stop unless that is ignored."""
    told = (name for name, rule in all_rules().items() if isinstance(rule, FailureRule))
    ignored = list(ignore)
    return selected_names(select, ignored) | selected_names(told, ignored)


def nearest_rule(name: str) -> str:
    """The rule whose name or code is most like `name`, as a hint; "" when none is near."""
    known = [*all_rules(), *(rule.code for rule in all_rules().values())]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else "; see: dupcheck rules"


def _matching(entry: str) -> frozenset[str]:
    code = entry.upper()
    names = frozenset(
        name
        for name, rule in all_rules().items()
        if name == entry or rule.code == code or (rule.code.startswith(code) and not rule.preview)
    )
    if not entry or not names:
        raise SettingsError(f"no rule or code is named {entry!r}{nearest_rule(entry)}")
    return names
