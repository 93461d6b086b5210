"""A site's menu stands in the text.

What it finds:
At the head or the end of a page a run of at least five short lines without an end mark, among them several that only a
menu says ("About us", "Log in", "Contact"); a line "Skip to content"; a breadcrumb ("Home > News > Harbour"). Runs of
short lines without that vocabulary are ingredients, line-ups or tables and stay silent.

Why it matters:
The menu stands on every page of a site: it makes unlike pages alike, and its words are counted as the article's.

What to do:
Cut the lines, or leave `nav` and `header` elements out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.edge_candidates import near_edge
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.marks import EDGE_LINES, Mark, cut, lines_of, marks_of, quoted
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.verified import severity_of

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Line, Page

NAME = "nav-menu"
ZONE_LINES = 40  # lines with text at either end among which a menu is looked for
MIN_LINES = 5  # of a run: rules.md
MIN_ITEMS = 3  # lines of the run that a menu says
MIN_SHARE = 0.25  # of the run's lines that a menu says
MAX_WORDS = 4  # of a run's line; rules.md proposes three, "Terms and conditions of sale" has five
MAX_CHARACTERS = 40
MAX_UNSPACED = 14  # characters in a script without spaces: 特定商取引法に基づく表記 has twelve
MAX_OUTSIDE = 3  # lines between the text's border and the run: a logo, a line of rights
MAX_CRUMB_WORDS = 20
_END = re.compile(r"[.!?:;,…。！？：；，]$")
_ARROW = re.compile(r"\s?[>»›→]|\s[/|•·]\s")  # between two steps of a breadcrumb; "$HOME/bin" is a path


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if mark.whole]
    last = len(page.prose_lines) - 1
    menus = [_run(page, marks, range(last + 1)), _run(page, marks, range(last, -1, -1))]
    for menu in menus[:1] if menus[0] == menus[1] else menus:
        if menu:
            yield _menu_flag(page, *menu)
    taken = [span for menu in menus if menu for span in [menu[0]]]
    for mark in marks:
        if any(span.start <= mark.span.start < span.end for span in taken):
            continue
        if mark.has("skip") and _is_at_edge(page, mark):
            yield _line_flag(page, mark, "link to the content")
        elif mark.has("crumb") and _is_breadcrumb(page, mark):
            yield _line_flag(page, mark, "breadcrumb")


def _run(page: Page, marks: list[Mark], places: range) -> tuple[Span, int, int] | None:
    """The menu that begins near the first of `places`: its span, its lines, and how many a menu says."""
    lines = page.prose_lines
    items = {mark.place for mark in marks if mark.has("item", "account", "skip")}
    run: list[int] = []
    for outside, place in enumerate(places):
        if _is_short(lines[place]):
            run.append(place)
        elif run or outside >= MAX_OUTSIDE:
            break
    said = [place for place in run if place in items]
    while run and run[-1] != (said[-1] if said else -1):
        run.pop()  # towards the text, the run ends with an item: a headline is as short as one
    if len(run) < MIN_LINES or len(said) < max(MIN_ITEMS, MIN_SHARE * len(run)):
        return None
    first, last = min(run), max(run)
    return Span(lines[first].span.start, lines[last].span.end), len(run), len(said)


def _is_short(line: Line) -> bool:
    is_unspaced = spaced_words(line.text, line.words) < line.words
    is_short = len(line.span) <= MAX_UNSPACED if is_unspaced else line.words <= MAX_WORDS
    return is_short and len(line.span) <= MAX_CHARACTERS and not _END.search(line.text)


def _menu_flag(page: Page, span: Span, lines: int, items: int) -> Flag:
    text = " ".join(span.of(page.text).split())
    return Flag(
        primary=span,
        message=f'menu of {lines} lines at the {_edge(page, span)} ("{text[:40]}…")',
        severity=severity_of(page, NAME, span),
        measures={"lines": lines, "items": items},
        fix=Fix(False, (removal(span, page.text),)),
    )


def _edge(page: Page, span: Span) -> str:
    return "head" if span.start < len(page.text) - span.end else "end"


def _line_flag(page: Page, mark: Mark, what: str) -> Flag:
    return Flag(
        primary=mark.span,
        message=f"{what} on {lines_of(1)} ({quoted(page, [mark])})",
        severity=severity_of(page, NAME, mark.span),
        confidence=Confidence.HIGH,
        measures={"lines": 1, "items": 1},
        fix=Fix(True, cut(page, [mark])),
    )


def _is_at_edge(page: Page, mark: Mark) -> bool:
    return mark.place < EDGE_LINES or len(page.prose_lines) - mark.place <= EDGE_LINES


def _is_breadcrumb(page: Page, mark: Mark) -> bool:
    line = page.prose_lines[mark.place]
    if mark.place >= EDGE_LINES or line.words > MAX_CRUMB_WORDS or _END.search(line.text):
        return False
    home = next(hit for hit in page.hits(NAME) if hit.span.start >= line.span.start and hit.phrase.role == "crumb")
    return home.span.start == line.span.start and bool(_ARROW.match(page.text, home.span.end))


RULE = DocumentRule(
    name=NAME,
    code="CHR05",
    severity=Severity.WARNING,
    candidates=either(
        near_edge(NAME, "item", "account", within=ZONE_LINES, least=MIN_ITEMS),
        near_edge(NAME, "skip", "crumb", within=EDGE_LINES),
    ),
    judge=judge,
    yields_to=("consent-wall", "site-footer", "share-bar", "related-links", "cookie-banner"),
)
