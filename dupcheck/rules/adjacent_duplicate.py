"""A sentence or paragraph stands twice in a row.

What it finds:
Eight or more words of prose that are followed at once by themselves, as a line, a paragraph or a sentence.

Why it matters:
An extractor that takes an element and then its child, or a caption and its alternative text, emits both.

What to do:
Cut the second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import with_adjoining_repeat
from dupcheck.rules.base.extent import copy_span, removals, snapped
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.match.copies import Repeat
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Page

MIN_CHARACTERS = 20  # in scripts where eight tokens are eight characters
MAX_COPIES = 3  # more are chants and templates
SURE_WORDS = 14  # in extractor output 103 of 109 such are right, 34 of 49 shorter ones: labels of a list come twice
MAX_SPACE = 80  # characters between a sentence and the end of the one before
END_MARKS = ".!?…。！？।؟۔"  # verse and headings that come twice rarely end in one
CLOSERS = "\"')]»”’›」』）"


def judge(page: Page) -> Iterator[Flag]:
    adjoining = filter(_adjoins, page.repeats)
    for repeat in sorted(adjoining, key=lambda repeat: repeat.copies):
        spans = [copy_span(page, copy) for copy in snapped(page, repeat.copies)]
        if not all(_is_sentence(page.text, span) for span in spans):
            continue
        words = len(repeat.copies[0])
        times = "twice" if len(spans) == 2 else f"{len(spans)} times"
        yield Flag(
            primary=spans[1],
            message=f"{words} words stand {times} in a row",
            confidence=Confidence.HIGH if words >= SURE_WORDS else Confidence.MEDIUM,
            related=(spans[0], *spans[2:]),
            measures={"words": words, "copies": len(spans)},
            fix=Fix(True, removals(spans[1:], page.text)),
        )


def _adjoins(repeat: Repeat) -> bool:
    borders = pairwise(repeat.copies)
    return (
        repeat.is_exact and len(repeat.copies) <= MAX_COPIES and all(one.last == other.first for one, other in borders)
    )


def _is_sentence(text: str, span: Span) -> bool:
    """True when the copy is long enough, ends like a sentence and begins where one can."""
    covered = span.of(text).rstrip(CLOSERS)
    before = text[max(0, span.start - MAX_SPACE) : span.start].rstrip(" \t\"'(«“„‘")
    begins = not before or before[-1] in "\n:" + END_MARKS + CLOSERS
    return len(covered) >= MIN_CHARACTERS and covered[-1] in END_MARKS and begins


RULE = DocumentRule(
    name="adjacent-duplicate",
    code="DUP03",
    severity=Severity.WARNING,
    candidates=with_adjoining_repeat,
    judge=judge,
    yields_to=("doubled-body", "repeated-block"),
)
