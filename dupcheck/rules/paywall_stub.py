"""The text stops at a paywall.

What it finds:
A text of fewer than 120 words with a sentence of a paywall ("Subscribe to continue reading", "This article is for
subscribers only", "You have 2 free articles left"), or one whose HTML says that it is not accessible for free: only a
stub was fetched. In a longer text the same sentence as a line of its own at the end, or with a second sign beside it
("Already a subscriber? Log in"), is a line left over, or the place where the text breaks off.

Why it matters:
The teaser is counted as the article; every page of the site ends in the same lines.

What to do:
Fetch the page with an account, or drop the record; cut the lines where the text above them is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import (
    LOOSE,
    MOST_OF_LINE,
    Mark,
    cut,
    extent_of,
    grouped,
    in_head,
    in_tail,
    lines_of,
    marks_of,
    quoted,
    with_roles,
)
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import with_stems
from dupcheck.rules.base.verified import severity_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

NAME = "paywall-stub"
STUB_WORDS = 120  # rules.md: an error below
MAX_LINE_WORDS = 40  # of a wall's line; an author's paragraph has more
LOOSE_LINES, LOOSE_WORDS = 5, 16  # from the end, and of a line that is worded as nobody has seen it
MAX_GAP = 4  # lines between two sentences of one wall
REACH = 3  # lines from there to "Already a subscriber?"
WALLS = ("wall", "sentence", "meter")
_NOT_FREE = pattern(r'"isAccessibleForFree"\s{0,4}:\s{0,4}(?:"?false"?)', re.IGNORECASE)


def judge(page: Page) -> Iterator[Flag]:
    is_short = spaced_words(page.text, page.num_words) < STUB_WORDS
    marks = [mark for mark in marks_of(page, NAME) if _is_line(page, mark) or (is_short and mark.has("sentence"))]
    walls = grouped(page, marks, _is_wall, gap=MAX_GAP, reach=REACH)
    if is_short and walls:
        yield _stub(page, walls[-1])
    elif is_short:
        yield from _stub_by_html(page)
    else:
        yield from (_left_over(page, wall) for wall in walls if _counts(page, wall))


def _is_line(page: Page, mark: Mark) -> bool:
    return mark.whole and _num_words(page, mark) <= MAX_LINE_WORDS


def _is_wall(mark: Mark) -> bool:
    return mark.has(*WALLS)


def _counts(page: Page, wall: Sequence[Mark]) -> bool:
    """True for two signs together, and for one at the head or the end of the page; by stems, at the very end."""
    if all(mark.has(LOOSE) for mark in wall):
        last = len(page.prose_lines) - wall[0].place <= LOOSE_LINES
        return last and all(_num_words(page, mark) <= LOOSE_WORDS for mark in wall)
    if len(wall) > 1:
        return True
    return (in_head(page, wall[0]) or in_tail(page, wall[0])) and not _is_lead(page, wall[0])


def _is_lead(page: Page, mark: Mark) -> bool:
    """True for an article's first line that quotes a wall: it goes on with more words than the wall's."""
    if not mark.whole or mark.place:
        return False
    phrases = [hit.span for hit in page.hits(NAME) if hit.phrase.kind not in WORDS]
    return covered_characters(mark.span, phrases) < MOST_OF_LINE * len(mark.span)


def _num_words(page: Page, mark: Mark) -> int:
    line = page.prose_lines[mark.place]
    return spaced_words(line.text, line.words)


def _stub(page: Page, wall: Sequence[Mark]) -> Flag:
    span = extent_of(wall)
    return Flag(
        primary=span,
        message=f"a paywall's stub of {page.num_words} words ({quoted(page, wall)})",
        severity=severity_of(page, NAME, span, *WALLS),
        measures={"words": page.num_words, "lines": len(wall)},
    )


def _stub_by_html(page: Page) -> Iterator[Flag]:
    html = page.document.html or ""
    if page.num_words and _NOT_FREE.search(html):
        yield Flag(
            primary=Span(0, len(page.text)).trimmed(page.text),
            message=f"{page.num_words} words of a page whose HTML says that it is not accessible for free",
            confidence=Confidence.MEDIUM,
            measures={"words": page.num_words, "lines": 0},
        )


def _left_over(page: Page, wall: Sequence[Mark]) -> Flag:
    span = extent_of(wall)
    return Flag(
        primary=span,
        message=f"a paywall's {lines_of(len(wall))} in the text ({quoted(page, wall)})",
        severity=severity_of(page, NAME, span, *WALLS) or Severity.WARNING,
        confidence=Confidence.HIGH if len(wall) > 1 else Confidence.MEDIUM,
        measures={"words": page.num_words, "lines": len(wall)},
        fix=Fix(False, cut(page, wall)),
    )


def _short_with_html(survey: Survey) -> npt.NDArray[np.int64]:
    """Short documents that come with their HTML."""
    import numpy as np

    html = survey.tables.batch.columns["html"]
    counts = survey.tables.tokens.counts
    short = np.flatnonzero((counts > 0) & (counts < STUB_WORDS))
    return np.array([row for row in short.tolist() if html[row]], dtype=np.int64)


RULE = DocumentRule(
    name=NAME,
    code="WAL03",
    severity=Severity.ERROR,
    candidates=either(with_roles(NAME, *WALLS), with_stems(NAME), _short_with_html),
    judge=judge,
    yields_to=("bot-wall", "soft-404"),
    worded=Worded.END,
)
