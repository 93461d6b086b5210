"""Lists as JSON lines, which a long list brings along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from dupcheck.report.base.encode import encode_lines
from dupcheck.state.stored import Stored

Item = TypeVar("Item")


def json_lines(items: Sequence[Item], as_object: Callable[[Item], Any]) -> Iterator[str]:
    """A line for every item: the one it was stored with, else `as_object` of it."""
    if isinstance(items, Stored) and items.has_lines:
        return items.lines()
    return encode_lines(map(as_object, items))
