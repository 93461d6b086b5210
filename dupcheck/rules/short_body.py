"""The text holds fewer words than a page is expected to have.

What it finds:
A document with fewer words than `min_words` of the settings (50), characters in scripts that set no spaces. A page that
is known to be a bot wall or an error page is reported as that instead. Of a short poem, lines of like length that all
end in a mark, it is a note.

Why it matters:
A teaser, a caption or a notice was taken for the page: the article itself is missing.

What to do:
Look at the page: a selector that takes the first of several containers, or a text that a script loads later. For a
collection of short texts set `min_words` lower.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import with_few_words
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

HIGH_SHARE = 0.4  # of min_words: 14 of 919 hand-made texts of all page types have under 50 words, 1 has under 20
MAX_UNEVEN = 2  # times as many words in the longest verse as in the shortest
END_MARKS = ".!?…。！？؟।"
CLOSERS = "\"')]»”’›」』）"
YIELDS_TO = ("empty-body", "bot-wall", "soft-404", "low-coverage")


def judge(page: Page) -> Iterator[Flag]:
    if page.claims(YIELDS_TO):  # such a page is named by one of its lines, not by all of them
        return
    words, expected = page.num_words, page.settings.min_words
    verse = _is_verse(page)
    yield Flag(
        primary=Span(0, len(page.text)).trimmed(page.text),
        message=f"{words} word{'s' if words > 1 else ''}, expected at least {expected}",
        severity=Severity.INFO if verse else Severity.WARNING,
        confidence=Confidence.LOW if verse else Confidence.HIGH if words < HIGH_SHARE * expected else Confidence.MEDIUM,
        measures={"words": words, "expected": expected},
    )


def _is_verse(page: Page) -> bool:
    """True of lines of like length that all end in a mark, below a title perhaps: a short poem is complete."""
    lines = list(page.prose_lines)
    if len(lines) > 2 and not _is_ended(lines[0].text):
        lines = lines[1:]
    if len(lines) < 2 or not all(_is_ended(line.text) for line in lines):
        return False
    words = [line.words for line in lines]
    return 0 < max(words) <= MAX_UNEVEN * min(words)


def _is_ended(line: str) -> bool:
    return line.rstrip(CLOSERS)[-1:] in tuple(END_MARKS)


RULE = DocumentRule(
    name="short-body",
    code="LEN02",
    severity=Severity.WARNING,
    candidates=with_few_words,
    judge=judge,
    yields_to=YIELDS_TO,
)
