"""Text laid out in terminal columns, where a Han character takes two and a combining mark none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """The terminal columns that `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def pad(text: str, width: int) -> str:
    """`text` followed by spaces up to `width` columns."""
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int) -> str:
    """`text`, ending in an ellipsis where it is wider than `width` columns."""
    if columns(text) <= width:
        return text
    head, _ = _split(text, max(0, width - 1))
    return head + "…"


def cut_start(text: str, width: int) -> str:
    """`text`, beginning with an ellipsis where it is wider than `width` columns."""
    if columns(text) <= width:
        return text
    start, used = len(text), 1
    while used + _columns_of(text[start - 1]) <= width:
        start -= 1
        used += _columns_of(text[start])
    return "…" + text[start:]


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at spaces; a word wider than a line is cut."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, width):
        wide = columns(piece)
        if used and used + wide > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if used or not piece.isspace():
            line, used = line + piece, used + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in re.findall(r"\s+|\S+", text):
        while columns(piece) > width:
            head, piece = _split(piece, max(2, width))
            yield head
        if piece:
            yield piece


def _split(text: str, width: int) -> tuple[str, str]:
    used = 0
    for index, char in enumerate(text):
        used += _columns_of(char)
        if used > width:
            return text[:index], text[index:]
    return text, ""


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
