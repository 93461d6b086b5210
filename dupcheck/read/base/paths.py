"""Dotted paths into a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def find_value(record: Mapping[str, Any], path: str) -> Any:
    """What stands at `path`, None if nothing does.

    A key that is spelled like the whole path wins; else each dot goes one level down, a number into a list.
    """
    if path in record:
        return record[path]
    value: Any = record
    for part in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def is_blank(value: Any) -> bool:
    """True for None, white space, and an empty list or object."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, (list, Mapping)) and not value)
