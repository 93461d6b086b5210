"""A table of strings, for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def as_text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table with its columns aligned: the first to the left, figures to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "".join(
        "  " + "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() + "\n"
        for line in lines
    )


def as_markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same table for a README."""
    rule = ["---"] + ["---:"] * (len(header) - 1)
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in [header, rule, *rows]
    )
