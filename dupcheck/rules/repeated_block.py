"""A block of the text stands in the document again.

What it finds:
Fifty or more words, or three or more lines of prose, that stand a second time, less of the text than a doubled body.
It is a note where it is little of the text, where the copies differ here and there, as parallel passages of laws and
manuals do, where it is code, and where an answer quotes a post.

Why it matters:
A teaser with the beginning of the text, a box with its main points or a hidden copy of some paragraphs was taken for
text. The words count twice and the reading order breaks.

What to do:
Look at both places and exclude the element that holds the extra copy; the first copy is often the teaser.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import with_block_repeat
from dupcheck.rules.base.code_lines import looks_like_code
from dupcheck.rules.base.extent import copy_spans, removals
from dupcheck.rules.base.quotation import are_quotations
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.doubled_body import is_form, is_refrain

if TYPE_CHECKING:
    from dupcheck.match.copies import Range, Repeat
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Page

MIN_WORDS = 50  # as the labelled repeats of extractor output are counted
MIN_MATCHED = 0.8  # of an edited block, word for word; forms filled in anew reach 0.75, real repeats 0.81
MIN_SHARE = 0.05  # of the text, for a warning; 57 of 919 hand-made pages hold a smaller one, laws and manuals more
# In extractor output, copies that the hand-made text lacks: 138 of 169 exact ones and 14 of 16 that differ in one word
# of a hundred, 43 of 104 that differ in more, but all 7 of these that open the text.
MIN_ALIKE = 0.99
MAX_HEAD = 50  # characters before a teaser
SURE_WORDS = 120  # 45 of 50; shorter exact ones 79 of 103
MIN_LINES = 3
MIN_LINE_WORDS = 8  # average; shorter lines that recur are menus, tables and verse
MIN_BOX_WORDS = 25  # of a box that stands between the paragraphs several times, word for word
MIN_BOX_LINE_WORDS = 12  # average of a box that comes three times or more; refrains have 6-11 words a line
MIN_SLOTS = 2  # places that differ in a copy of a form, on average: terms of a sale by country 2.3, edited blocks 1
MAX_COPIES = 6  # more are templates: products, comments, questions


def judge(page: Page) -> Iterator[Flag]:
    filled_in: list[Range] = []
    for repeat in page.repeats:
        if len(repeat.copies) > MAX_COPIES or not _is_block(page, repeat):
            continue
        form = is_form(page, repeat)
        if form and _slots(repeat) >= MIN_SLOTS:
            filled_in.extend(repeat.copies)
            continue
        if repeat.matched_share < MIN_MATCHED or _is_inside(repeat, filled_in):
            continue
        spans = copy_spans(page, repeat.copies)
        words = len(repeat.copies[1])
        share = repeat.removable / page.num_words
        is_extra = share >= MIN_SHARE and not form and _is_extra(page, repeat, spans)
        times = "twice" if len(spans) == 2 else f"{len(spans)} times"
        edited = "" if repeat.is_exact else ", lightly edited"
        yield Flag(
            primary=spans[1],
            message=f"a block of {words} words stands {times}{edited} ({share:.0%} of the text)",
            severity=Severity.WARNING if is_extra else Severity.INFO,
            confidence=_confidence(repeat, is_extra),
            related=(spans[0], *spans[2:]),
            measures={
                "share": round(share, 4),
                "words": words,
                "copies": len(spans),
                "matched": round(repeat.matched_share, 4),
            },
            fix=Fix(False, removals(spans[1:], page.text)),
        )


def _is_extra(page: Page, repeat: Repeat, spans: list[Span]) -> bool:
    """True where a copy is hardly the page's own: parallel passages differ, answers quote, code recurs."""
    if are_quotations(page.text, spans) or looks_like_code(spans[0].of(page.text)):
        return False
    return repeat.matched_share >= MIN_ALIKE or spans[0].start <= MAX_HEAD


def _confidence(repeat: Repeat, is_extra: bool) -> Confidence:
    if not is_extra:
        return Confidence.LOW
    sure = repeat.is_exact and len(repeat.copies) == 2 and len(repeat.copies[0]) >= SURE_WORDS
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _is_inside(repeat: Repeat, forms: list[Range]) -> bool:
    """True when one of the copies is part of a form."""
    return any(form.is_copy(copy) for form in forms for copy in repeat.copies)


def _slots(repeat: Repeat) -> float:
    """Places, on average, where a copy differs from the one it matches."""
    return sum(len(match.gaps) for match in repeat.matches) / len(repeat.matches)


def _is_block(page: Page, repeat: Repeat) -> bool:
    shortest = min(map(len, repeat.copies))
    is_long = shortest >= MIN_WORDS or (repeat.is_exact and shortest >= MIN_BOX_WORDS and repeat.removable >= MIN_WORDS)
    refrain = is_refrain(repeat)
    if is_long and not refrain:
        return True
    if not is_long and not (repeat.is_exact and shortest >= MIN_LINES * MIN_LINE_WORDS):
        return False
    # By the copy's characters: its first token may be the last of the line above, which is alike by chance.
    lines = copy_spans(page, repeat.copies)[1].of(page.text).count("\n") + 1
    if refrain and lines >= MIN_LINES and shortest < MIN_BOX_LINE_WORDS * lines:
        return False
    return is_long or (lines >= MIN_LINES and shortest >= MIN_LINE_WORDS * lines)


RULE = DocumentRule(
    name="repeated-block",
    code="DUP02",
    severity=Severity.WARNING,
    candidates=with_block_repeat(MIN_LINES * MIN_LINE_WORDS, int(MIN_MATCHED * MIN_WORDS)),
    judge=judge,
    yields_to=("doubled-body",),
)
