"""Settings from `dupcheck.toml` or `[tool.dupcheck]` in pyproject.toml, checked key by key."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dupcheck.errors import SettingsError
from dupcheck.model.rule_page import RulePage
from dupcheck.model.settings import FieldNames, Settings

Values = dict[str, Any]

FILE_NAME = "dupcheck.toml"
PROJECT_FILE_NAME = "pyproject.toml"
_SIZE = re.compile(r"(\d{1,18}(?:\.\d{1,9})?)\s?([KMGT]?)i?B?", re.IGNORECASE)
_SETTINGS = {field.name for field in fields(Settings)}
TODAY = "today"  # for newest_date
FIELD_SUFFIX = "_field"  # text_field names the dotted paths of FieldNames.text


def load_settings(config: str | None, start: Path) -> Values:
    """The checked values of the file `config`, else of the nearest settings file at or above `start`.

    Keys are option names with underscores. Empty where there is no file. A file that cannot be read, a key or
    rule that does not exist and a value of the wrong type are SettingsErrors that name the file.
    """
    if config is not None:
        return _read(Path(config), must_hold=True) or {}
    for folder in (start, *start.parents):
        for name in (FILE_NAME, PROJECT_FILE_NAME):
            path = folder / name
            values = _read(path, must_hold=False) if path.is_file() else None
            if values is not None:
                return values
    return {}


def check_values(raw: Mapping[str, object]) -> Values:
    """`raw` with every key in underscores and every value in the type Settings wants."""
    values: Values = {}
    for key, value in raw.items():
        name = key.replace("-", "_")
        if name not in _CONVERTERS:
            raise SettingsError(f"unknown setting {key!r}{_nearest_key(name)}")
        values[name] = _CONVERTERS[name](name.replace("_", "-"), value)
    return values


def make_settings(values: Mapping[str, Any]) -> Settings:
    """Settings from checked values; `max_per_rule`, which only shapes a report, is left out."""
    names = {key.removesuffix(FIELD_SUFFIX): value for key, value in values.items() if key.endswith(FIELD_SUFFIX)}
    rest = {key: value for key, value in values.items() if key in _SETTINGS}
    return Settings(**rest, fields=FieldNames(**names))


def find_rule(name: str) -> RulePage:
    """The page of the rule with this name or code, in either case."""
    from dupcheck.rules.base.registry import rule_pages
    from dupcheck.rules.base.selection import nearest_rule

    wanted = name.strip().lower().replace("_", "-")
    for page in rule_pages().values():
        if wanted in (page.name, page.code.lower()):
            return page
    raise SettingsError(f"no rule is called {name!r}{nearest_rule(name)}")


def check_rule_names(values: Mapping[str, Any]) -> None:
    """Refuse an unknown rule before anything is read."""
    if values.get("select") or values.get("ignore"):
        from dupcheck.rules.base.selection import selected_names

        selected_names(values.get("select", ()), values.get("ignore", ()))


def _read(path: Path, *, must_hold: bool) -> Values | None:
    """The checked values of one file, None for a project file that says nothing of dupcheck."""
    table = _table(path)
    if path.name == PROJECT_FILE_NAME or "tool" in table:
        tool = table.get("tool", {})
        section = tool.get("dupcheck") if isinstance(tool, dict) else None
        if section is None and must_hold:
            raise SettingsError(f"{path} has no [tool.dupcheck]")
        if section is None:
            return None
        table = section
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.dupcheck must be a table, got {table!r}")
    try:
        values = check_values(table)
        check_rule_names(values)
    except SettingsError as err:
        raise SettingsError(f"{path}: {err}") from err
    if "blocks" in values:  # lies beside the file that names it, wherever the run begins
        values["blocks"] = os.path.relpath(path.parent / values["blocks"])
    return values


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise SettingsError(f"cannot read the settings file {path}: {err.strerror}") from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise SettingsError(f"{path} is not valid TOML: {err}") from err


def _nearest_key(name: str) -> str:
    near = difflib.get_close_matches(name, list(_CONVERTERS), n=1, cutoff=0.5)
    return f"; did you mean {near[0].replace('_', '-')}?" if near else ""


def _wrong(key: str, wanted: str, value: object) -> SettingsError:
    return SettingsError(f"{key} must be {wanted}, got {value!r}")


def _number(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(key, "a number", value)
    return float(value)


def _whole(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(key, "a whole number", value)
    return value


def _count(key: str, value: object) -> int:
    if _whole(key, value) < 0:
        raise _wrong(key, "at least 0", value)
    return _whole(key, value)


def _size(key: str, value: object) -> int:
    """Bytes: a whole number, or a number with K, M, G or T."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise _wrong(key, "a size such as 2G or 800M", value)
    return int(float(match[1]) * (1 << 10 * (" KMGT".index((match[2] or " ").upper()))))


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(key, "a text", value)
    return value


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(key, "true or false", value)
    return value


def _names(key: str, value: object) -> tuple[str, ...]:
    """A text or a list of texts; commas separate names, too."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise _wrong(key, "a text or a list of texts", value)
    return tuple(name.strip() for text in texts for name in text.split(",") if name.strip())


def _rates(key: str, value: object) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise _wrong(key, 'a table of rules and percents, as { "doubled-body" = 0, "comment-widget" = "1%" }', value)
    return {find_rule(rule).name: _percent(f"{key} of {rule}", rate) for rule, rate in value.items()}


def _percent(key: str, value: object) -> float:
    if isinstance(value, str):
        try:
            return float(value.strip().removesuffix("%"))
        except ValueError as err:
            raise _wrong(key, "a percent such as 1 or 1%", value) from err
    return _number(key, value)


def _day(key: str, value: object) -> str:
    """A day in ISO form; "today" asks the clock, which nothing else does."""
    if value == TODAY:
        return date.today().isoformat()
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return _text(key, value)


_CONVERTERS: Mapping[str, Callable[[str, object], Any]] = {
    "select": _names,
    "ignore": _names,
    "min_jaccard": _number,
    "shingle_size": _whole,
    "num_perm": _whole,
    "seed": _whole,
    "required_fields": _names,
    "input_format": _text,
    "exclude": _names,
    "sample": _whole,
    "jobs": _whole,
    "memory": _size,
    "kernels": _text,
    "timings": _flag,
    "fail_on": _text,
    "max_rate": _rates,
    "min_words": _whole,
    "newest_date": _day,
    "blocks": _text,
    "strict": _flag,
    "max_per_rule": _count,
    **{field.name + FIELD_SUFFIX: _names for field in fields(FieldNames)},
}
