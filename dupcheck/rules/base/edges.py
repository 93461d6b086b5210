"""The first and last lines of a page, and the phrases that are, begin or end a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dupcheck.rules.base.marks import Mark
from dupcheck.rules.base.phrase_file import Kind

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Line, Page


def first_lines(page: Page, count: int) -> list[Line]:
    """The first `count` lines with words, in their order."""
    return list(page.worded_lines[:count])


def last_lines(page: Page, count: int) -> list[Line]:
    """The last `count` lines with words, in their order."""
    return list(page.worded_lines[-count:])


def marks_on(page: Page, rule: str, lines: Sequence[Line]) -> list[Mark]:
    """Those of these lines that `rule`'s phrases are, begin or end, by place; `place` counts within `lines`."""
    roles = _roles_by_line(page, rule)
    found = ((place, line) for place, line in enumerate(lines) if line.number in roles)
    return [Mark(place, line.span, frozenset(roles[line.number]), True) for place, line in found]


def line_marks(page: Page, rule: str) -> list[Mark]:
    """The lines of the page that `rule`'s phrases are, begin or end, by place; any number stands for any other."""
    marks = []
    for number, roles in sorted(_roles_by_line(page, rule).items()):
        place = page.place_of_line[number]
        marks.append(Mark(place, page.prose_lines[place].span, frozenset(roles), True))
    return marks


def _roles_by_line(page: Page, rule: str) -> dict[int, set[str]]:
    roles: dict[int, set[str]] = {}
    for hit in page.hits(rule):
        if hit.phrase.kind is not Kind.SENTENCE and not hit.inline:
            roles.setdefault(hit.line, set()).add(hit.phrase.role)
    return roles
