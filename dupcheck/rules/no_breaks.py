"""A long text is one single line.

What it finds:
More than 300 words, or as many characters in scripts without spaces, and not one line break.

Why it matters:
The extractor lost the paragraphs. Headlines, captions and menus run into sentences, and whatever works by lines
(learning what a site repeats, cutting a widget) has nothing to hold on to.

What to do:
Extract with a separator between block elements, for instance a line break.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

MIN_WORDS = 300  # rules.md; 7 of 919 hand-made texts have as many in one line, 571 of 2,686 outputs of some extractors


def judge(page: Page) -> Iterator[Flag]:
    if "\r" in page.text.strip():  # the line break of old systems
        return
    yield Flag(
        primary=Span(0, len(page.text)).trimmed(page.text),
        message=f"{page.num_words} words without a line break",
        confidence=Confidence.MEDIUM,  # that one line was meant is rare, but seen
        measures={"words": page.num_words},
    )


def with_one_line(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents of more than MIN_WORDS words, all on one line."""
    import numpy as np

    tables = survey.tables
    rows = np.searchsorted(tables.lines.offsets, np.flatnonzero(tables.lines.counts > 0), side="right") - 1
    filled = np.bincount(rows, minlength=len(tables))
    return np.flatnonzero((filled == 1) & (tables.tokens.counts > MIN_WORDS))


RULE = DocumentRule(
    name="no-breaks",
    code="STR04",
    severity=Severity.INFO,
    candidates=with_one_line,
    judge=judge,
    preview=True,
)
