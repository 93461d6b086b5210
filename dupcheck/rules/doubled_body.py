"""The text, or a large part of it, stands in the document twice or more.

What it finds:
A long run of words that stands again in the same order: right behind the first copy, after other text, or paragraph by
paragraph (p1 p1 p2 p2). Copies may be lightly edited, broken into other lines, or lack a sentence here and there.
Examples of code and data that differ in a name are no copies.

Why it matters:
Half of the record is waste: it counts twice in every statistic, wins every comparison of lengths, and teaches a model
to repeat itself. The usual cause is a page that holds its text twice, once hidden, and an extractor that takes both.

What to do:
Cut the later copies. When it happens on many pages of a site, narrow the extractor's selector to one of the containers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.code_lines import shows_code_or_data
from dupcheck.rules.base.extent import copy_spans, removals
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.match.copies import Repeat
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

MIN_SHARE = 0.25  # of the words in later copies; the most repetitive of 181 clean articles reaches 0.105
MIN_WORDS = 60  # in later copies; the shortest natural doubled body of 69 has 72
MIN_ALIGNED = 0.75  # of a copy that stands in the other too; forms filled in anew reach 0.7, edited copies 0.85
MIN_SURE = 0.995  # of later copies word for word: in extractor output 64 of 66 are right, of those that differ 8 of 12
# Of a text of code and data, half of which is twice: a command's answer often repeats what was sent, and of 157 pages
# with examples alike 126 are less aligned or less of the text. Of 150 manuals doubled with every 20th word edited it
# leaves 133.
MIN_CODE_SHARE, MIN_CODE_ALIGNED = 0.35, 0.92
MIN_TWIN_SHARE = 0.4  # of the words, in the second of two copies that hold most of the text
MIN_COPY_WORDS = 20  # shorter units that come again and again are refrains and templates
FORM_RUN = 25  # three copies that differ in a word every 25 or rarer are a form, as the terms of a sale by country
MAX_DISTINCT = 0.67  # of the copies: of three the third may be edited
MAX_REFRAIN_WORDS = 100  # refrains have 20-60 words
MIN_BETWEEN = 0.25  # other words for each word of later copies; a couplet between refrains has half their words
MIN_STRETCH = 0.8  # of the words between the first and the last doubled paragraph; tables of like rows reach 0.6
MIN_PARAGRAPH_WORDS = 15  # average of a text doubled paragraph by paragraph; verse that repeats its lines has 6-8


def judge(page: Page) -> Iterator[Flag]:
    doubled = next((repeat for repeat in page.repeats if is_doubled(page, repeat)), None)
    twin = _twin(page)
    if twin is not None and (doubled is None or doubled.removable < twin.removable):
        doubled = twin
    if doubled is None:
        yield from _paragraph_by_paragraph(page)
    else:
        yield _flag(page, doubled, copy_spans(page, doubled.copies))


def _twin(page: Page) -> Repeat | None:
    """The text twice, word for word, whatever repeats inside of it."""
    from dupcheck.match.halves import longest_twin

    first, last = page.tokens
    twin = longest_twin(first, page.survey.tables.tokens.hashes[first:last])
    is_large = twin is not None and twin.removable >= max(MIN_WORDS, MIN_TWIN_SHARE * page.num_words)
    return twin if is_large else None


def is_doubled(page: Page, repeat: Repeat) -> bool:
    """True when the later copies are a large part of the text and each is the same text again, not a form."""
    if repeat.removable < max(MIN_WORDS, MIN_SHARE * page.num_words) or len(repeat.copies[0]) < MIN_COPY_WORDS:
        return False
    if is_refrain(repeat) or _is_example(page, repeat):
        return False
    return repeat.is_exact or (not is_form(page, repeat) and is_aligned(page, repeat))


def _is_example(page: Page, repeat: Repeat) -> bool:
    """True for code and data that were filled in anew, or that a part of the text shows again."""
    if not shows_code_or_data(_later_copy(page, repeat)):
        return False
    share = repeat.removable / page.num_words
    return share < MIN_CODE_SHARE or not (repeat.is_exact or is_aligned(page, repeat, MIN_CODE_ALIGNED))


def _later_copy(page: Page, repeat: Repeat) -> str:
    copy = repeat.copies[1]
    return page.token_span(copy.first, copy.last).of(page.text)


def is_refrain(repeat: Repeat) -> bool:
    """Three or more short copies with much other text between them: verse, or a clause that ends every paragraph."""
    between = sum(other.first - one.last for one, other in zip(repeat.copies, repeat.copies[1:], strict=False))
    return (
        len(repeat.copies) >= 3
        and len(repeat.copies[0]) < MAX_REFRAIN_WORDS
        and between >= MIN_BETWEEN * repeat.removable
    )


def is_form(page: Page, repeat: Repeat) -> bool:
    """Three or more copies, most of them unlike any other: each was filled in anew.

    Three copies may have been edited, where words differ more often than in a form; four edits of one text are none.
    """
    hashes = page.survey.tables.tokens.hashes
    distinct = len({hashes[copy.first : copy.last].tobytes() for copy in repeat.copies})
    if len(repeat.copies) < 3 or distinct <= MAX_DISTINCT * len(repeat.copies):
        return False
    if 2 * sum(match.is_exact for match in repeat.matches) >= len(repeat.matches):
        return False
    runs = sum(len(match.gaps) + 1 for match in repeat.matches)
    return len(repeat.copies) > 3 or sum(match.matched for match in repeat.matches) >= FORM_RUN * runs


def is_aligned(page: Page, repeat: Repeat, least: float = MIN_ALIGNED) -> bool:
    """True when every later copy stands, in order, in the copy it matches."""
    from dupcheck.match.align import aligned_share

    # The runs alone hold at least half of what is the same: a cheap look before the exact one.
    if repeat.matched_share < least / 2:
        return False
    hashes = page.survey.tables.tokens.hashes
    return all(aligned_share(match, hashes) >= least for match in repeat.matches)


def _flag(page: Page, repeat: Repeat, spans: list[Span]) -> Flag:
    text = page.text
    words, share = len(repeat.copies[1]), repeat.removable / page.num_words
    exact = len({" ".join(span.of(text).split()) for span in spans}) == 1
    times = "twice" if len(spans) == 2 else f"{len(spans)} times"
    edited = "" if repeat.is_exact else ", lightly edited"
    return Flag(
        primary=spans[1],
        message=f"{words} words stand {times}{edited} ({share:.0%} of the text)",
        confidence=Confidence.HIGH if repeat.matched_share >= MIN_SURE else Confidence.MEDIUM,
        related=(spans[0], *spans[2:]),
        measures={
            "share": round(share, 4),
            "words": words,
            "copies": len(spans),
            "matched": round(repeat.matched_share, 4),
        },
        fix=Fix(exact, removals(spans[1:], text)),
    )


def _paragraph_by_paragraph(page: Page) -> Iterator[Flag]:
    """p1 p1 p2 p2: no constant offset, but copy after copy right behind its original."""
    doubles = sorted((repeat for repeat in page.repeats if _adjoins(repeat)), key=lambda repeat: repeat.copies)
    if not _is_large(page, doubles):
        return
    doubles = [it for it in doubles if it.is_exact or not shows_code_or_data(_later_copy(page, it))]
    doubles = [repeat for repeat in doubles if is_aligned(page, repeat)]
    if not _is_large(page, doubles):
        return
    words = sum(repeat.removable for repeat in doubles)
    share = words / page.num_words
    pairs = [copy_spans(page, repeat.copies) for repeat in doubles]
    exact = all(repeat.is_exact for repeat in doubles)
    yield Flag(
        primary=pairs[0][1],
        message=f"{len(pairs)} paragraphs stand twice in a row, {words} words ({share:.0%} of the text)",
        confidence=Confidence.HIGH if exact else Confidence.MEDIUM,
        related=(pairs[0][0], *(span for pair in pairs[1:] for span in pair)),
        measures={"share": round(share, 4), "words": words, "copies": 2, "paragraphs": len(pairs)},
        fix=Fix(exact, removals([span for pair in pairs for span in pair[1:]], page.text)),
    )


def _is_large(page: Page, doubles: list[Repeat]) -> bool:
    """True when the doubled paragraphs are many, long, and all there is from the first to the last of them."""
    if len(doubles) < 2:
        return False
    words = sum(repeat.removable for repeat in doubles)
    stretch = max(repeat.copies[-1].last for repeat in doubles) - doubles[0].copies[0].first
    return (
        words >= max(MIN_WORDS, MIN_SHARE * page.num_words, MIN_PARAGRAPH_WORDS * len(doubles))
        and 2 * words >= MIN_STRETCH * stretch
    )


def _adjoins(repeat: Repeat) -> bool:
    """Two copies with no words between them but an edited few."""
    return len(repeat.copies) == 2 and 0 <= repeat.copies[1].first - repeat.copies[0].last <= 3


def _with_large_repeats(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents whose runs that stand again have as many words as later copies need to hold word for word."""
    import numpy as np

    tables, runs = survey.tables, survey.repeats.runs
    words = np.bincount(runs.documents, runs.lengths, minlength=len(tables))
    return np.flatnonzero(words >= MIN_ALIGNED / 2 * np.maximum(MIN_WORDS, MIN_SHARE * tables.tokens.counts))


RULE = DocumentRule(
    name="doubled-body",
    code="DUP01",
    severity=Severity.ERROR,
    candidates=_with_large_repeats,
    judge=judge,
)
