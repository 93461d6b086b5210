"""The text says that there is no such page, though the server answered 200.

What it finds:
A text of fewer than 200 words whose title, or one of its first lines, says "Page not found" or the like in one of
fifteen languages, or whose first words say that the page one is looking for does not exist. An article about error
pages is longer; a title alone counts where the text is short too.

Why it matters:
The crawl looks complete, but the page is missing; every such page of a site has the same text.

What to do:
Drop the record and take its address off the list of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, of_at_most
from dupcheck.rules.base.marks import Mark, extent_of, marks_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.title_phrases import in_short_page, phrase_in_title

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "soft-404"
MAX_WORDS = 199  # rules.md: < 200 words
HEAD_LINES = 8  # lines with text in which the title is looked for: a menu may stand above it
HEAD_WORDS = 60  # words in which the sentence is looked for
STEMS_WORDS = 80  # of a page that may say it in words of its own
LONE_WORDS = 40  # of a page with one sign only: with more words, the sentence may be a story's
TITLES = frozenset({"title"})
QUOTES = "\"'“”„«»‹›‘’「『`"


def judge(page: Page) -> Iterator[Flag]:
    marks = [
        mark
        for mark in marks_of(page, NAME, stems=spaced_words(page.text, page.num_words) <= STEMS_WORDS)
        if _is_in_head(page, mark)
    ]
    title = phrase_in_title(NAME, TITLES, page.document.title or "")
    titles = sum(mark.has("title") and mark.whole for mark in marks)
    sentences = sum(mark.has("sentence") for mark in marks)
    hints = [role for role in ("hint", "code") if any(mark.has(role) for mark in marks)]
    signs = titles + sentences + bool(title) + len(hints)
    if not (titles or sentences or title or len(hints) > 1) or (signs == 1 and page.num_words > LONE_WORDS):
        return
    in_text = titles or sentences or not title
    shown = quoted(page, marks) if in_text else f'title "{title}"'
    yield Flag(
        primary=extent_of(marks) if in_text else Span(0, len(page.text)).trimmed(page.text),
        message=f"the page says that it does not exist, in {page.num_words} words ({shown})",
        confidence=Confidence.HIGH if signs > 1 else Confidence.MEDIUM,
        measures={"words": page.num_words, "signs": signs},
    )


def _is_in_head(page: Page, mark: Mark) -> bool:
    """True for a line among the first, and for a sentence near the beginning that nobody quotes."""
    if mark.has("title", "hint", "code") and mark.whole:
        return mark.place < HEAD_LINES
    before = page.text[: mark.span.start].rstrip()
    return len(before.split()) <= HEAD_WORDS and not (before and before[-1] in QUOTES)


RULE = DocumentRule(
    name=NAME,
    code="WAL02",
    severity=Severity.ERROR,
    candidates=in_short_page(
        either(with_roles(NAME, "title", "sentence", "code"), of_at_most(2 * STEMS_WORDS)), NAME, TITLES, MAX_WORDS
    ),
    judge=judge,
    worded=Worded.PAGE,
)
