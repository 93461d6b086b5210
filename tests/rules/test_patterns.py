"""Patterns are compiled when they are used, and are then what re.compile gives."""

from __future__ import annotations

import re

import pytest

from dupcheck.rules.base.patterns import pattern


def test_pattern_does_what_the_compiled_one_does() -> None:
    lazy, compiled = pattern(r"(\w)(\d+)", re.IGNORECASE), re.compile(r"(\w)(\d+)", re.IGNORECASE)
    text = "a1 b22 -- C333"
    assert lazy.findall(text) == compiled.findall(text)
    assert [match.span() for match in lazy.finditer(text, 3)] == [match.span() for match in compiled.finditer(text, 3)]
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert lazy.split(text) == compiled.split(text)
    assert (lazy.search(text) is None, lazy.match("?"), lazy.fullmatch("a1?")) == (False, None, None)
    assert lazy.pattern == compiled.pattern


def test_pattern_is_compiled_by_its_first_use() -> None:
    broken = pattern("(")
    with pytest.raises(re.error, match="missing"):
        broken.search("text")


def test_pattern_has_no_attributes_of_its_own() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = pattern("a").nothing  # type: ignore[attr-defined]
