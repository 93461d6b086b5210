"""What the user set: the settings file, and the options on top of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dupcheck.errors import SettingsError
from dupcheck.model.settings import Settings


def read_settings(config: str | None, given: Mapping[str, Any]) -> tuple[Settings, int | None]:
    """The settings of a run and `max_per_rule`; `given` are the options by name, None or () if not given.

    An option replaces the file's value of that name; the rates of `--max-rate` join the file's.
    """
    from dupcheck.run.settings_file import check_rule_names, check_values, load_settings, make_settings

    values = load_settings(config, Path.cwd())
    options = {name: value for name, value in given.items() if value is not None and value != ()}
    rates = options.pop("max_rate", ())
    if rates:
        options["max_rate"] = _rates(rates)
    checked = check_values(options)
    if rates:
        checked["max_rate"] = {**values.get("max_rate", {}), **checked["max_rate"]}
    values.update(checked)
    check_rule_names(values)
    return make_settings(values), values.get("max_per_rule")


def _rates(options: Sequence[str]) -> dict[str, str]:
    rates = {}
    for option in options:
        rule, separator, percent = option.rpartition("=")
        if not separator:
            raise SettingsError(f"max-rate must be RULE=PERCENT, as doubled-body=1%, got {option!r}")
        rates[rule] = percent
    return rates
