"""A paragraph stands again elsewhere in the document.

What it finds:
A line of 80 or more characters that stands, word for word, in another place of the text too.

Why it matters:
A teaser, a pull quote or a notice was taken into the text beside the paragraph it repeats.

What to do:
Look at both places; exclude the element that holds the extra one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import with_repeat
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Line, Page

MIN_CHARACTERS = 80  # 3 of 181 clean articles repeat a line of 60: a questionnaire, a meal plan, a shopping list
MIN_WORDS = 8
TEMPLATE_COPIES = 4  # from here on it is a form's own text: a note


def judge(page: Page) -> Iterator[Flag]:
    places: dict[str, list[Span]] = {}
    for line in _recurring_lines(page):
        places.setdefault(" ".join(line.text.casefold().split()), []).append(line.span)
    for spans in places.values():
        if len(spans) > 1:
            template = len(spans) >= TEMPLATE_COPIES
            yield Flag(
                primary=spans[1],
                message=f"a paragraph of {len(spans[1])} characters stands {len(spans)} times",
                severity=Severity.INFO if template else Severity.WARNING,
                confidence=Confidence.LOW if template else Confidence.MEDIUM,
                related=(spans[0], *spans[2:]),
                measures={"characters": len(spans[1]), "copies": len(spans)},
                fix=Fix(False, removals(spans[1:], page.text)),
            )


def _recurring_lines(page: Page) -> list[Line]:
    """The long lines whose words, numbers aside, stand on another line too; found on the line hashes."""
    import numpy as np

    table = page.survey.tables.lines
    rows = slice(int(table.offsets[page.row]), int(table.offsets[page.row + 1]))
    hashes = table.hashes[rows]
    long = np.flatnonzero((table.ends[rows] - table.starts[rows] >= MIN_CHARACTERS) & (table.counts[rows] >= MIN_WORDS))
    values, counts = np.unique(hashes[long], return_counts=True)
    recurring = long[np.isin(hashes[long], values[counts > 1])]
    lines = [page.lines[number] for number in recurring.tolist()]
    return [line for line in lines if len(line.span) >= MIN_CHARACTERS]


RULE = DocumentRule(
    name="repeated-paragraph",
    code="DUP04",
    severity=Severity.WARNING,
    candidates=with_repeat,
    judge=judge,
    yields_to=("doubled-body", "repeated-block", "adjacent-duplicate"),
)
