"""How a widget's lines stand among the paragraphs of a text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dupcheck.model.span import Span

WRAPPED = 68  # characters of a line that was broken


class Place(StrEnum):
    """Where the widget stands."""

    HEAD = "head"
    MIDDLE = "middle"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Laid:
    """A text and where the widget stands in it."""

    text: str
    span: Span


Layout = Callable[[Sequence[str], Sequence[str], Sequence[str]], Laid]


def lay(layout: Layout, paragraphs: Sequence[str], lines: Sequence[str], place: Place) -> Laid:
    """The paragraphs with the lines before, amid or behind them."""
    cut = {Place.HEAD: 0, Place.MIDDLE: (len(paragraphs) + 1) // 2, Place.TAIL: len(paragraphs)}[place]
    return layout(paragraphs[:cut], lines, paragraphs[cut:])


def blocks(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """A blank line between paragraphs, the widget's lines together."""
    return _joined([*before], "\n".join(lines), [*after], "\n\n")


def spaced(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """A blank line between all lines."""
    return _joined([*before], "\n\n".join(lines), [*after], "\n\n")


def plain(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """A line each, and no blank ones."""
    return _joined([*before], "\n".join(lines), [*after], "\n")


def one_line(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """Everything in one line."""
    return _joined([*before], " ".join(lines), [*after], " ")


def bulleted(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """The widget's lines as a list."""
    return _joined([*before], "\n".join(f"• {line}" for line in lines), [*after], "\n\n")


def listed(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """The widget's lines as Markdown writes a list."""
    return _joined([*before], "\n".join(f"- {line}" for line in lines), [*after], "\n")


def indented(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """Spaces around the widget's lines, as they stand in a page's source."""
    return _joined([*before], "\n \t\n".join(f"    {line} \u00a0" for line in lines), [*after], "\n\n")


def wrapped(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """Every line broken at WRAPPED characters."""
    folded = [textwrap.fill(line, WRAPPED) for line in lines]
    return _joined([textwrap.fill(it, WRAPPED) for it in before], "\n".join(folded), [*after], "\n\n")


def upper(before: Sequence[str], lines: Sequence[str], after: Sequence[str]) -> Laid:
    """The widget's lines in capitals."""
    return _joined([*before], "\n".join(line.upper() for line in lines), [*after], "\n\n")


def _joined(before: list[str], widget: str, after: list[str], separator: str) -> Laid:
    head = separator.join([*before, ""])
    text = head + widget + separator.join(["", *after])
    return Laid(text, Span(len(head), len(head) + len(widget)).trimmed(text))
