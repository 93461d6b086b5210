"""A site's menu stands in the text.

What it finds:
At the head or the end of a page a run of at least five short lines without an end mark, among them several that only a
menu says ("About us", "Log in", "Contact"); a line "Skip to content"; a breadcrumb ("Home > News > Harbour"). A run of
lines that look like links but say nothing of the kind is a note: a few are ingredients, line-ups or tables.

Why it matters:
The menu stands on every page of a site: it makes unlike pages alike, and its words are counted as the article's.

What to do:
Cut the lines, or leave `nav` and `header` elements out when extracting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.edge_candidates import near_edge
from dupcheck.rules.base.edges import first_lines, last_lines, marks_on
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.link_lines import (
    END_MARK,
    MAX_LINES,
    MAX_OUTSIDE,
    MAX_OUTSIDE_WORDS,
    MIN_LINES,
    is_short,
    link_run,
    with_short_lines_at_an_end,
)
from dupcheck.rules.base.marks import EDGE_LINES, Mark, lines_of, quoted
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule, Worded

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Hit, Line, Page

NAME = "nav-menu"
ZONE_LINES = 24  # lines with text at either end among which a menu is looked for
MIN_ITEMS = 3  # lines of the run that a menu says
MIN_SHARE = 0.25  # of the run's lines that a menu says
MAX_WORDS = 4  # of a run's line; rules.md proposes three, "Terms and conditions of sale" has five
MAX_CRUMB_WORDS = 20
SHOWN = 40  # characters of a menu that a message quotes
_ARROW = pattern(r"\s?[>»›→]|\s[/|•·]\s")  # between two steps of a breadcrumb; "$HOME/bin" is a path


def judge(page: Page) -> Iterator[Flag]:
    head, tail = (first_lines(page, EDGE_LINES), last_lines(page, EDGE_LINES)) if page.hits(NAME) else ([], [])
    menus = [_menu(page, head, first_lines, 1) or _unworded(page, 1)]
    menus.append(_menu(page, tail, last_lines, -1) or _unworded(page, -1))
    taken = [menu for menu in menus if menu]
    if len(taken) > 1 and taken[1].span.start < taken[0].span.end:
        taken.pop()
    for menu in taken:
        yield _menu_flag(page, menu)
    tail = [line for line in tail if line not in head]
    for mark in [*marks_on(page, NAME, head), *marks_on(page, NAME, tail)]:
        if any(menu.span.start <= mark.span.start < menu.span.end for menu in taken):
            continue
        if mark.has("skip"):
            yield _line_flag(page, mark, "link to the content")
        elif mark.has("crumb") and _is_breadcrumb(page, mark):
            yield _line_flag(page, mark, "breadcrumb")


@dataclass(frozen=True, slots=True)
class _Menu:
    """A run of short lines and how many of them a menu says."""

    span: Span
    lines: int
    items: int


def _menu(page: Page, lines: list[Line], more: Callable[[Page, int], list[Line]], step: int) -> _Menu | None:
    """The menu that begins near the border of `lines` where `step` leads away from; `more` gives further lines."""
    run = _run(lines, step)
    if run and run[-1] == range(len(lines))[::step][-1]:
        lines = more(page, MAX_LINES)
        run = _run(lines, step)
    items = {mark.place for mark in marks_on(page, NAME, lines) if mark.has("item", "account", "skip")}
    said = [place for place in run if place in items]
    while run and run[-1] != (said[-1] if said else -1):
        run.pop()  # towards the text, the run ends with an item: a headline is as short as one
    if len(run) < MIN_LINES or len(said) < max(MIN_ITEMS, MIN_SHARE * len(run)):
        return None
    return _Menu(Span(lines[min(run)].span.start, lines[max(run)].span.end), len(run), len(said))


def _unworded(page: Page, step: int) -> _Menu | None:
    """The lines that look like links at one end of the page."""
    lines = page.worded_lines
    run = link_run(lines, step)
    return _Menu(Span(lines[min(run)].span.start, lines[max(run)].span.end), len(run), 0) if run else None


def _run(lines: list[Line], step: int) -> list[int]:
    """The places of the short lines in a row that begin at most MAX_OUTSIDE lines from the border."""
    run: list[int] = []
    for outside, place in enumerate(range(len(lines))[::step]):
        if is_short(lines[place].text, lines[place].words, MAX_WORDS):
            run.append(place)
        elif run or outside >= MAX_OUTSIDE or lines[place].words > MAX_OUTSIDE_WORDS:
            break
    return run


def _menu_flag(page: Page, menu: _Menu) -> Flag:
    text = " ".join(menu.span.of(page.text).split())
    edge = "head" if menu.span.start < len(page.text) - menu.span.end else "end"
    what, where = ("menu", "") if menu.items else ("what looks like a menu", " in words of its own")
    return Flag(
        primary=menu.span,
        message=f'{what} of {menu.lines} lines at the {edge}{where} ("{text[:SHOWN]}…")',
        severity=None if menu.items else Severity.INFO,
        confidence=Confidence.HIGH if menu.items else Confidence.LOW,
        measures={"lines": menu.lines, "items": menu.items},
        fix=Fix(False, (removal(menu.span, page.text),)),
    )


def _line_flag(page: Page, mark: Mark, what: str) -> Flag:
    return Flag(
        primary=mark.span,
        message=f"{what} on {lines_of(1)} ({quoted(page, [mark])})",
        measures={"lines": 1, "items": 1},
        fix=Fix(True, (removal(mark.span, page.text),)),
    )


def _is_breadcrumb(page: Page, mark: Mark) -> bool:
    text = mark.span.of(page.text)
    if len(text.split()) > MAX_CRUMB_WORDS or END_MARK.search(text):
        return False
    crumbs = [hit for hit in page.hits(NAME) if hit.phrase.role == "crumb" and _opens(page, hit, mark)]
    return any(_ARROW.match(page.text, hit.span.end) for hit in crumbs)


def _opens(page: Page, hit: Hit, mark: Mark) -> bool:
    """True when nothing but a list's sign stands before it on the line."""
    before = page.text[mark.span.start : hit.span.start]
    return mark.span.start <= hit.span.start < mark.span.end and not any(map(str.isalnum, before))


RULE = DocumentRule(
    name=NAME,
    code="CHR05",
    severity=Severity.WARNING,
    candidates=either(
        near_edge(NAME, "item", "account", within=ZONE_LINES, least=MIN_ITEMS),
        near_edge(NAME, "skip", "crumb", within=EDGE_LINES),
        with_short_lines_at_an_end,
    ),
    judge=judge,
    yields_to=("consent-wall", "site-footer", "share-bar", "related-links", "cookie-banner"),
    worded=Worded.EDGE,
)
