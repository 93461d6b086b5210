"""The remains of an empty comment section stand at the end of the text.

What it finds:
Whole lines at the end of a page that only a comment section says: its count ("No comments:"), its invitation ("Post a
Comment", "Comments are closed"), a blog's pager between ("Newer Post", "Subscribe to: Post Comments (Atom)"). Two of
them within six lines are sure, a single one is likely; a line "Comments" alone is nothing.

Why it matters:
The same few lines end every page of a site: they make unlike pages alike and are no part of any article.

What to do:
Cut the lines, or leave the comment container out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import (
    EDGE_LINES,
    LOOSE,
    Mark,
    cut,
    extent_of,
    grouped,
    in_tail,
    lines_of,
    marks_of,
    quoted,
    with_roles,
)
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.stems import with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "comment-widget"
MAX_GAP = 6  # lines between two of the family: Blogger's "Posted by" and label lines stand in between
LOOSE_LINES = 8  # from the end of the text, of a line that only stems tell
LOOSE_WORDS, LOOSE_CHARACTERS = 9, 90  # of such a line
INLINE_WORDS = 14  # of two lines of the family that a text in one line ends in
_NOTICE = pattern("javascript|disqus", re.IGNORECASE)  # what another rule claims
MIN_SENTENCES, SENTENCE_WORDS = 3, 5  # below a single line: it is amid a text; a footer has one or two
SENTENCE_ENDS = (".", "!", "?", "…", "。", '"', "”", "»", "“")
REACH = 3  # lines from the widget to its pager; further off, "Home" is a menu's


def is_strong(mark: Mark) -> bool:
    """True for what no other part of a page says."""
    return mark.has("count", "invitation")


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if in_tail(page, mark) and _is_button(page, mark)]
    widgets = [widget for widget in grouped(page, marks, is_strong, gap=MAX_GAP, reach=REACH) if _counts(page, widget)]
    if not widgets:
        return
    widget = max(reversed(widgets), key=len)  # an answer's own comment link comes before the page's
    sure = len(widget) > 1
    yield Flag(
        primary=extent_of(widget),
        message=f"comment widget of {lines_of(len(widget))} at the end ({quoted(page, widget)})",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        related=tuple(extent_of(other) for other in widgets if other is not widget),
        measures={"lines": len(widget)},
        fix=Fix(sure and all(mark.whole for mark in widget), cut(page, widget)),
    )


def _is_button(page: Page, mark: Mark) -> bool:
    """True unless nobody has seen the line so worded and it is as long as prose, or not near the end."""
    if not mark.has(LOOSE):
        return True
    text, line = mark.span.of(page.text), page.prose_lines[mark.place]
    is_late = len(page.prose_lines) - mark.place <= LOOSE_LINES and mark.span.end == line.span.end
    is_short = len(text.split()) <= (LOOSE_WORDS if mark.whole else INLINE_WORDS) and len(text) <= LOOSE_CHARACTERS
    return is_late and is_short and not _NOTICE.search(text)


def _counts(page: Page, widget: list[Mark]) -> bool:
    """True for two of the family; a single one must be a whole line of the page's very end."""
    mark = widget[0]
    if len(widget) > 1:
        return True
    if mark.whole and len(page.prose_lines) - mark.place <= EDGE_LINES:
        return not _is_among_sentences(page, mark)
    words = [hit for hit in page.hits(NAME) if hit.phrase.kind in WORDS and mark.span.overlap(hit.span)]
    return len({hit.span for hit in words}) > 1  # two of the family in one line


def _is_among_sentences(page: Page, mark: Mark) -> bool:
    """True for a sentence with others below: a widget's line ends a page or has no full stop."""
    if not mark.span.of(page.text).rstrip().endswith(SENTENCE_ENDS):
        return False
    behind = (page.prose_lines[place] for place in range(mark.place + 1, len(page.prose_lines)))
    sentences = sum(line.words >= SENTENCE_WORDS and line.text.rstrip().endswith(SENTENCE_ENDS) for line in behind)
    return sentences >= MIN_SENTENCES


RULE = DocumentRule(
    name=NAME,
    code="CMT01",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "count", "invitation"), with_stems(NAME)),
    judge=judge,
    yields_to=("comment-form",),
    worded=Worded.EDGE,
)
