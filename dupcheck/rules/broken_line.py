"""A line breaks off inside a sentence that the next line goes on with.

What it finds:
Lines of prose that end without a mark where the next one begins with a small letter. Not in texts that are wrapped
at a width, in verse or in lists.

Why it matters:
A sentence in two lines is found by no search for it, and what works line by line sees two pieces. An element inside the
sentence, a link or a caption's credit, was taken for a block.

What to do:
Join the lines. When it happens on many pages, tell the extractor that the element stands inside its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.line_candidates import likely_breaks, with_broken_line
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.lines import Line, Lines
    from dupcheck.rules.base.page import Page

MIN_WORDS = 10  # of both parts together: shorter ones are items of a list
FEW = 2  # places that any text may have
MAX_SHARE = 0.1  # of the lines beyond those: more is a text that is wrapped, or verse; scripture by verses has 0.2
# A text wrapped at a width: of 3,039 laws, manuals, poems and scriptures 15 % hold a broken line, most of them wrapped.
WIDTH_QUANTILE = 0.95
MAX_WIDTH = 132
NEAR_WIDTH = 0.6
MIN_APART = 6  # words of a line before a blank one; shorter ones are headings
MAX_RELATED = 10
_OPEN = pattern(r"(?:[^\W\d_]{2}|\s[^\W\d_]),?$")  # a word; only the line's end is searched
_CODE = pattern(r"[{}<>=\\|;_]|\(\)|::|->|`")
_CLOSED = pattern(r"[.!?…:;)\"”»]\W{0,2}$")


def judge(page: Page) -> Iterator[Flag]:
    lines = page.worded_lines
    claims = page.claims(RULE.yields_to)
    broken = ((page.lines[first], page.lines[second]) for first, second in _broken_pairs(page))
    pairs = [pair for pair in broken if not _is_claimed(*pair, claims)]
    if not pairs or len(pairs) > max(FEW, MAX_SHARE * len(lines)) or _is_wrapped([first for first, _ in pairs], lines):
        return
    spans = [Span(first.span.start, second.span.end) for first, second in pairs]
    edits = tuple(Edit(Span(first.span.end, second.span.start), " ") for first, second in pairs)
    one = len(spans) == 1
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} {'sentence is' if one else 'sentences are'} broken over two lines",
        confidence=Confidence.MEDIUM if _CLOSED.search(pairs[0][1].text[-5:]) else Confidence.LOW,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans), "lines": len(lines)},
        fix=Fix(True, edits),
    )


def _broken_pairs(page: Page) -> Iterator[tuple[int, int]]:
    """The numbers of neighbouring lines that are one sentence's parts."""
    rows, upper, lower = page.survey.once(likely_breaks)
    chosen = slice(*rows.searchsorted([page.row, page.row + 1]).tolist())
    begin = int(page.survey.tables.lines.offsets[page.row])
    for first, second in zip((upper[chosen] - begin).tolist(), (lower[chosen] - begin).tolist(), strict=True):
        words = page.lines.words(first)
        if words + page.lines.words(second) < MIN_WORDS or (second > first + 1 and words < MIN_APART):
            continue
        if _is_broken(page.lines.text(first), page.lines.text(second)):
            yield first, second


def _is_broken(first: str, second: str) -> bool:
    """True when the two texts are one sentence's parts."""
    if not second[0].islower() or not first[0].isalnum() or not _OPEN.search(first[-20:]):
        return False
    if _CODE.search(first) or _CODE.search(second) or second.startswith(("http", "www.")):
        return False
    # A list's items all begin small; a sentence begins with a capital, and goes on to its mark.
    return first[0].isupper() or bool(_CLOSED.search(second[-5:]))


def _is_claimed(first: Line, second: Line, claims: Sequence[Span]) -> bool:
    both = Span(first.span.start, second.span.end)
    return any(claim.start <= both.start and both.end <= claim.end for claim in claims)


def _is_wrapped(broken: Sequence[Line], lines: Lines) -> bool:
    """True when nearly all lines of the text stay below one width and the broken ones come near it."""
    lengths = sorted(len(lines.text(place)) for place in range(len(lines)))
    width = lengths[int(WIDTH_QUANTILE * (len(lengths) - 1))]
    middle = sorted(len(line.text) for line in broken)[len(broken) // 2]
    return width <= MAX_WIDTH and middle >= NEAR_WIDTH * width


RULE = DocumentRule(
    name="broken-line",
    code="STR01",
    severity=Severity.INFO,
    candidates=with_broken_line,
    judge=judge,
    yields_to=("caption-in-body", "comment-form", "cookie-banner", "related-links"),
)
