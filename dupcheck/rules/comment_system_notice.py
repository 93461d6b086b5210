"""A comment system says that it could not start, or signs its name.

What it finds:
Lines such as "Please enable JavaScript to view the comments powered by Disqus." or "blog comments powered by Disqus":
what Disqus, Livefyre, Hyvor Talk, OpenWeb and others show where their script did not run.

Why it matters:
The line ends every page of a site and is no part of any article.

What to do:
Cut the line, or leave `noscript` elements out when extracting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import (
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
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.stems import with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "comment-system-notice"
LOOSE_WORDS = 40  # of a line that only stems tell: the rules of a house are long, an article's paragraphs longer
MAX_GAP = 3  # lines between the notice and the signature of one system


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if _is_notice(page, mark)]
    for notice in grouped(page, marks, lambda mark: True, gap=MAX_GAP, reach=0):
        is_known = not any(mark.has(LOOSE) for mark in notice)
        yield Flag(
            primary=extent_of(notice),
            message=f"notice of a comment system on {lines_of(len(notice))} ({quoted(page, notice)})",
            confidence=Confidence.HIGH if is_known else Confidence.MEDIUM,
            measures={"lines": len(notice)},
            fix=Fix(is_known and all(mark.whole for mark in notice), cut(page, notice)),
        )


def _is_notice(page: Page, mark: Mark) -> bool:
    """True unless the line is code that would print the notice, or prose that quotes it."""
    if any(sign in page.prose_lines[mark.place].text for sign in ("<", "`", "//")):
        return False
    if mark.has(LOOSE):
        return in_tail(page, mark) and len(mark.span.of(page.text).split()) <= LOOSE_WORDS
    return mark.whole or in_tail(page, mark)


RULE = DocumentRule(
    name=NAME,
    code="CMT04",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "notice", "signature"), with_stems(NAME)),
    judge=judge,
    yields_to=("comment-form", "comment-widget"),
    worded=Worded.EDGE,
)
