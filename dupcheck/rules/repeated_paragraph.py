"""A paragraph stands again elsewhere in the document.

What it finds:
A line of 80 or more characters that stands, word for word, in another place of the text too. It is a warning where the
copy follows at once, or opens the text, or is a tenth of it; elsewhere, in an answer that quotes a post, and from
four copies on it is a note: manuals, price lists and boards repeat themselves.

Why it matters:
A teaser, a pull quote or a notice was taken into the text beside the paragraph it repeats.

What to do:
Look at both places; exclude the element that holds the extra one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.code_lines import looks_like_code
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.quotation import are_quotations
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.model.span import Span
    from dupcheck.rules.base.page import Line, Page
    from dupcheck.rules.base.survey import Survey

MIN_CHARACTERS = 80  # 3 of 181 clean articles repeat a line of 60: a questionnaire, a meal plan, a shopping list
MIN_WORDS = 8
TEMPLATE_COPIES = 4  # from here on it is a form's own text: a note
# Where a copy stood in extractor output and not in the hand-made text, by the place: 97 of 101 that follow at once, 56
# of 64 whose first copy opens the text, 7 of 7 that are a tenth of it; 240 of 550 elsewhere.
MAX_NEAR = 20  # characters between copies that follow each other
MAX_HEAD = 300  # characters before a copy that opens the text
MIN_SHARE = 0.1


def judge(page: Page) -> Iterator[Flag]:
    places: dict[str, list[Span]] = {}
    for line in _recurring_lines(page):
        places.setdefault(" ".join(line.text.casefold().split()), []).append(line.span)
    for spans in places.values():
        if len(spans) > 1:
            is_extra = _is_extra(page.text, spans)
            yield Flag(
                primary=spans[1],
                message=f"a paragraph of {len(spans[1])} characters stands {len(spans)} times",
                severity=Severity.WARNING if is_extra else Severity.INFO,
                confidence=Confidence.MEDIUM if is_extra else Confidence.LOW,
                related=(spans[0], *spans[2:]),
                measures={"characters": len(spans[1]), "copies": len(spans)},
                fix=Fix(False, removals(spans[1:], page.text)),
            )


def _is_extra(text: str, spans: list[Span]) -> bool:
    """True where the copy is hardly the page's own."""
    if len(spans) >= TEMPLATE_COPIES or are_quotations(text, spans) or looks_like_code(spans[0].of(text)):
        return False
    near = spans[1].start - spans[0].end <= MAX_NEAR
    return near or spans[0].start <= MAX_HEAD or sum(map(len, spans[1:])) >= MIN_SHARE * len(text)


def _recurring_lines(page: Page) -> list[Line]:
    """The long lines whose words stand on another line too."""
    recurring = page.survey.once(_recurring)
    table = page.survey.tables.lines
    begin = int(table.offsets[page.row])
    chosen = recurring[slice(*recurring.searchsorted(table.offsets[page.row : page.row + 2]).tolist())]
    lines = [page.lines[number - begin] for number in chosen.tolist()]
    return [line for line in lines if len(line.span) >= MIN_CHARACTERS]


def _with_recurring_line(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents in which a long line stands again."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct

    return distinct(np.searchsorted(survey.tables.lines.offsets, survey.once(_recurring), side="right") - 1)


def _recurring(survey: Survey) -> npt.NDArray[np.int64]:
    """The long lines of the batch whose tokens another one of their document has."""
    import numpy as np

    lines = survey.tables.lines
    long = np.flatnonzero((lines.ends - lines.starts >= MIN_CHARACTERS) & (lines.counts >= MIN_WORDS))
    rows = np.searchsorted(lines.offsets, long, side="right") - 1
    hashes = survey.tables.runs.of_runs(lines.first[long], lines.last[long])
    order = np.lexsort((hashes, rows))
    same = (rows[order][1:] == rows[order][:-1]) & (hashes[order][1:] == hashes[order][:-1])
    return np.sort(long[order[np.append(same, False) | np.append(False, same)]]) if len(long) else long


RULE = DocumentRule(
    name="repeated-paragraph",
    code="DUP04",
    severity=Severity.WARNING,
    candidates=_with_recurring_line,
    judge=judge,
    yields_to=("doubled-body", "repeated-block", "adjacent-duplicate"),
)
