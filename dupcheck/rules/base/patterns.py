"""Regular expressions that are compiled when they are first used.

The rules have 230 of them, which take 0.2 s to compile: half of what a check of one file takes. Most pages need few.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Pattern:
    """Becomes as quick as the compiled pattern once one of its methods was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first used; a test compiles all."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
