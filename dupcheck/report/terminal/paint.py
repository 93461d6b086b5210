"""Colour for terminals: six SGR codes; importing a library for them takes longer than a small check."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from dupcheck.model.finding import Severity


class Style(Enum):
    """What a piece of text is, as its SGR code."""

    STRONG = "1"
    FAINT = "2"
    ERROR = "1;31"
    WARNING = "33"
    INFO = "36"
    GOOD = "32"


Paint = Callable[[str, Style], str]

SEVERITY_STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}


def painter(color: bool) -> Paint:
    """A function that puts text into a style, or leaves it as it is without `color`."""
    return _painted if color else _plain


def _painted(text: str, style: Style) -> str:
    return f"\x1b[{style.value}m{text}\x1b[0m" if text else text


def _plain(text: str, style: Style) -> str:
    return text
