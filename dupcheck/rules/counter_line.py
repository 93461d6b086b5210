"""A counter of likes, views or minutes stands in the text as a line.

What it finds:
Whole lines such as "5 min read", "1.2K views" or "3 likes" on a page of prose. A page with more than a handful of them
is a list of threads or of posts, whose counters belong to it.

Why it matters:
The number changes from visit to visit, so that equal pages differ, and it is no part of the text.

What to do:
Cut the lines, or leave the bar's container out when extracting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.edges import line_marks
from dupcheck.rules.base.marks import cut, in_head, in_tail, lines_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "counter-line"
MAX_COUNTERS = 5  # of a page; lists of threads on the benchmark pages have from 3 to 80
PROSE_WORDS = 12  # of a line that is running text
MIN_PROSE_LINES = 3  # of a page that is an article
MAX_PLACES = 10  # of further lines that a finding lists


def judge(page: Page) -> Iterator[Flag]:
    marks = line_marks(page, NAME)
    prose = sum(words >= PROSE_WORDS for words in page.prose_lines.columns.words)
    if not marks or len(marks) > MAX_COUNTERS or prose < MIN_PROSE_LINES:
        return
    sure = all(mark.has("reading", "reaction") and (in_head(page, mark) or in_tail(page, mark)) for mark in marks)
    yield Flag(
        primary=marks[0].span,
        message=f"counter on {lines_of(len(marks))} ({quoted(page, marks)})",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        related=tuple(mark.span for mark in marks[1 : 1 + MAX_PLACES]),
        measures={"lines": len(marks)},
        fix=Fix(sure, cut(page, marks)),
    )


RULE = DocumentRule(
    name=NAME,
    code="CHR12",
    severity=Severity.INFO,
    candidates=with_roles(NAME, "reading", "reaction", "views"),
    judge=judge,
    yields_to=("share-bar", "comment-widget", "related-links"),
    preview=True,
)
