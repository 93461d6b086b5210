"""The label of an advertisement stands between the paragraphs.

What it finds:
Whole lines such as "Advertisement", "Anzeige", "Publicité" or "Story continues below", and sizes of advertisements
("728x90"). A line with a list's sign or a heading's number is a page's own. A bare label counts where prose stands
around it, or where it comes twice.

Why it matters:
The label stays when the advertisement is gone; it breaks the text where the reader's page has a box.

What to do:
Cut the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import LOOSE, Mark, cut, lines_of, marks_of, quoted, with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.stems import with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "ad-marker"
MAX_PLACES = 10  # of further markers that a finding lists
LOOSE_WORDS, LOOSE_CHARACTERS = 9, 80  # of a line that only stems tell
PROSE_WORDS = 12  # of a line that is running text
_ITEM = pattern(r"[-*•#|>\d§(\[{\"'`=]")  # one character: a list's item, a heading, a cell, a quotation, code
_FRAMED = pattern(r"([-–—*|_=]{1,3}) ?[^-–—*|_=]{1,40} ?\1")  # "- Anzeige -": the sign frames the label
# The size of an advertisement that did not come, of those that the trade has agreed on.
_SLOT = pattern(
    r"(?:728 ?[x×] ?90|970 ?[x×] ?(?:90|250)|300 ?[x×] ?(?:250|600)|320 ?[x×] ?(?:50|100)"
    r"|336 ?[x×] ?280|160 ?[x×] ?600)"
)
_SECTION = pattern(r"(?:§|Art|Section|Chapter|\d)", re.IGNORECASE)  # the line above a law's or a manual's heading


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if mark.whole and _is_bare(page, mark) and _is_label(page, mark)]
    labels = sum(mark.has("label") for mark in marks)
    marks = [mark for mark in marks if mark.has("continues") or labels > 1 or _is_amid_prose(page, mark)]
    if not marks:
        return
    sure = len(marks) > 1 or marks[0].has("continues")
    yield Flag(
        primary=marks[0].span,
        message=f"label of an advertisement on {lines_of(len(marks))} ({quoted(page, marks)})",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        related=tuple(mark.span for mark in marks[1 : 1 + MAX_PLACES]),
        measures={"lines": len(marks)},
        fix=Fix(sure, cut(page, marks)),
    )


def _is_label(page: Page, mark: Mark) -> bool:
    """True unless nobody has seen the line so worded and it is longer than a label, or not amid prose."""
    if not mark.has(LOOSE):
        return True
    text = mark.span.of(page.text)
    return len(text.split()) <= LOOSE_WORDS and len(text) <= LOOSE_CHARACTERS and _is_amid_prose(page, mark)


def _is_bare(page: Page, mark: Mark) -> bool:
    """True unless the line is an item, or a heading below its number."""
    text = mark.span.of(page.text)
    if _ITEM.match(text) and not _FRAMED.fullmatch(text) and not _SLOT.fullmatch(text):
        return False
    above = page.prose_lines[mark.place - 1].text if mark.place else ""
    return not (len(above) <= 12 and _SECTION.match(above)) or _SLOT.fullmatch(above) is not None


def _is_amid_prose(page: Page, mark: Mark) -> bool:
    """True with running text on both sides, within two lines of the label."""
    above = page.prose_lines[max(0, mark.place - 2) : mark.place]
    below = page.prose_lines[mark.place + 1 : mark.place + 3]
    return all(any(line.words >= PROSE_WORDS for line in lines) for lines in (above, below))


RULE = DocumentRule(
    name=NAME,
    code="CHR07",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "continues", "label"), with_stems(NAME)),
    judge=judge,
    yields_to=("cookie-banner",),  # whose panel has a heading "Advertisement"
    worded=Worded.EDGE,
)
