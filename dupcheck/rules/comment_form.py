"""The empty form for a comment stands in the text.

What it finds:
What a form says of itself in the second half of a page: "Your email address will not be published", "Save my name ...
in this browser", and around it "Leave a Reply", "Cancel reply", "Name *". A sentence of that kind is enough when it is
most of its line; a heading needs its place at the end, as does "Write a comment" above three fields. The lines of a
comment widget beside it belong to the form.

Why it matters:
The same form ends every page of a site: it makes unlike pages alike and is no part of any article.

What to do:
Cut the lines, or leave the form's container (often `respond`) out when extracting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

NAME = "comment-form"
MAX_GAP = 6  # lines between two of a form's own phrases
LOOSE_WORDS = 24  # of a line that only stems tell
REACH = 3  # lines from the form to its fields and to the comment widget above it
FORM_LINES, MIN_FIELDS = 10, 3  # fields in so many lines below "Write a comment" make a form, too


def judge(page: Page) -> Iterator[Flag]:
    own = [mark for mark in marks_of(page, NAME) if not mark.has(LOOSE) or _is_late(page, mark)]
    widget = [mark for mark in marks_of(page, "comment-widget") if mark.whole]
    places = {mark.place for mark in own}
    marks = sorted([*own, *(mark for mark in widget if mark.place not in places)], key=lambda mark: mark.span)
    told = _told_by_fields(page, own, widget)
    for form in grouped(
        page, marks, lambda mark: mark.place in told or _is_strong(page, mark), gap=MAX_GAP, reach=REACH
    ):
        promises = sum(mark.has("promise") for mark in form)
        sure = promises > 0 or (len(form) > 1 and any(mark.has("heading") for mark in form))
        yield Flag(
            primary=extent_of(form),
            message=f"comment form of {lines_of(len(form))} ({quoted(page, form)})",
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            measures={"lines": len(form), "sentences": promises},
            fix=Fix(sure and all(mark.whole for mark in form), cut(page, form)),
        )


def _told_by_fields(page: Page, own: Sequence[Mark], widget: Sequence[Mark]) -> set[int]:
    """The lines that invite to comment, above fields enough to be a form, and these fields."""
    fields = {mark.place for mark in own if mark.has("field")}
    told: set[int] = set()
    for place in (mark.place for mark in widget if in_tail(page, mark)):
        below = fields.intersection(range(place + 1, place + 1 + FORM_LINES))
        if len(below) >= MIN_FIELDS:
            told |= {place, *below}
    return told


def _with_fields(survey: Survey) -> npt.NDArray[np.int64]:
    import numpy as np

    return np.intersect1d(survey.rows_with(NAME, "field"), survey.rows_with("comment-widget"))


def _is_late(page: Page, mark: Mark) -> bool:
    """True for a line worded as nobody has seen it, short, among the last ones."""
    return in_tail(page, mark) and len(mark.span.of(page.text).split()) <= LOOSE_WORDS


def _is_strong(page: Page, mark: Mark) -> bool:
    if mark.has("promise"):
        return (mark.whole and mark.span.start >= len(page.text) / 2) or in_tail(page, mark)
    return mark.has("heading") and mark.whole and in_tail(page, mark)


RULE = DocumentRule(
    name=NAME,
    code="CMT02",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "promise", "heading"), _with_fields, with_stems(NAME)),
    judge=judge,
    worded=Worded.EDGE,
)
