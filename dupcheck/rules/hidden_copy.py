"""A passage stands twice in the text because its page holds a hidden copy.

What it finds:
Twenty or more words that stand again in the text and of which the page's HTML holds a copy in a hidden element:
`hidden`, `aria-hidden`, `display: none`, a template, a notice for browsers without scripts; of under forty words, as a
pull quote has, it is a note. A text that stands twice as a whole, or in large part, is reported as a doubled body or a
repeated block, with the elements that hold the copies.

Why it matters:
Readers see the passage once: the other copy is for another screen, a printer or a dialog, and counts twice.

What to do:
Exclude the hidden element that the finding names from the extractor's selector, and keep the shown one. A passage that
stands only in a hidden element is left alone: many sites hide what lies behind "read more".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import with_repeat
from dupcheck.rules.base.extent import copy_spans, removals
from dupcheck.rules.base.html_parts import IN_HIDDEN, IN_INERT
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.match.copies import Repeat
    from dupcheck.rules.base.page import Page

MIN_WORDS = 20  # a shorter passage is a heading, a name or a caption
QUOTE_WORDS = 40  # pull quotes have 13-34; editors of hand-made texts keep them where they stand
MIN_HIDDEN = 0.8  # of its runs of words that a hidden element holds too
MAX_COPIES = 4  # more are labels and templates


def judge(page: Page) -> Iterator[Flag]:
    if not page.document.html:
        return
    for repeat in page.repeats:
        if len(repeat.copies[0]) < MIN_WORDS or len(repeat.copies) > MAX_COPIES or not _has_hidden_copy(page, repeat):
            continue
        spans = copy_spans(page, repeat.copies)
        words = len(repeat.copies[1])
        times = "twice" if len(spans) == 2 else f"{len(spans)} times"
        yield Flag(
            primary=spans[1],
            message=f"{words} words stand {times}, shown and hidden",
            severity=Severity.WARNING if words >= QUOTE_WORDS else Severity.INFO,
            confidence=_confidence(repeat, words),
            related=(spans[0], *spans[2:]),
            measures={"words": words, "copies": len(spans), "share": round(repeat.removable / page.num_words, 4)},
            fix=Fix(repeat.is_exact, removals(spans[1:], page.text)),
        )


def _confidence(repeat: Repeat, words: int) -> Confidence:
    if words < QUOTE_WORDS:
        return Confidence.LOW
    return Confidence.HIGH if repeat.is_exact else Confidence.MEDIUM


def _has_hidden_copy(page: Page, repeat: Repeat) -> bool:
    """True when most of the first copy stands both in a hidden and in another part of the page."""
    facts = page.html_facts
    if facts is None:
        return False
    begin, _ = page.tokens
    runs = facts.sources[repeat.copies[0].first - begin : repeat.copies[0].last - begin]
    if not len(runs):
        return False
    is_hidden = (runs & (IN_HIDDEN | IN_INERT)) != 0
    is_elsewhere = (runs | IN_HIDDEN | IN_INERT) != (IN_HIDDEN | IN_INERT)
    return float((is_hidden & is_elsewhere).mean()) >= MIN_HIDDEN


RULE = DocumentRule(
    name="hidden-copy",
    code="HTM02",
    severity=Severity.WARNING,
    candidates=with_repeat,
    judge=judge,
    yields_to=("doubled-body", "repeated-block", "repeated-paragraph", "adjacent-duplicate"),
)
