"""Which rules `--select` and `--ignore` mean."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from dupcheck.errors import SettingsError
from dupcheck.rules.base.registry import all_rules


def selected_names(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The rules that are asked: those selected (all by default) without those ignored.

    Each entry is a rule's name, its code, or the beginning of codes such as DUP.
    """
    chosen = [_matching(entry) for entry in select]
    names = frozenset().union(*chosen) if chosen else frozenset(all_rules())
    return names.difference(*(_matching(entry) for entry in ignore))


def nearest_rule(name: str) -> str:
    """The rule whose name or code is most like `name`, as a hint; "" when none is near."""
    known = [*all_rules(), *(rule.code for rule in all_rules().values())]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else "; see: dupcheck rules"


def _matching(entry: str) -> frozenset[str]:
    names = frozenset(
        name for name, rule in all_rules().items() if name == entry or rule.code.startswith(entry.upper())
    )
    if not entry or not names:
        raise SettingsError(f"no rule or code is named {entry!r}{nearest_rule(entry)}")
    return names
