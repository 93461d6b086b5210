"""The text is what a server or its program says when it fails.

What it finds:
A text of at most 120 words that holds an error's own line ("502 Bad Gateway", "Error establishing a database
connection", "Traceback (most recent call last):") near its beginning; the title counts as a line. In a longer text a
message of PHP with the path of the file, where it is the first or the last line. A question about such an error is
longer, and quotes it in the middle.

Why it matters:
The crawl looks complete, but the page is missing or broken; every failed page of a site has the same text.

What to do:
Drop the record and fetch the page again; a message above an article can be cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either, of_at_most
from dupcheck.rules.base.edge_candidates import near_edge
from dupcheck.rules.base.marks import Mark, cut, extent_of, marks_of, quoted, with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.title_phrases import in_short_page, phrase_in_title

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "server-error-text"
MAX_WORDS = 120  # Apache's longest error page has 80, a JSP trace of a dozen frames 110
STEMS_WORDS = 60  # of a page that may say it in words of its own
LONE_WORDS = 60  # of a page with one line that authors write too
HEAD_LINES = 4  # lines with text in which the line is looked for
TITLES = frozenset({"line", "page"})
# What PHP puts before an article. Fixed words, then a path; every part is bounded: linear.
_PHP = pattern(
    r"(?:PHP )?(?:Warning|Notice|Deprecated|Fatal error|Parse error|Strict Standards|Catchable fatal error):"
    r".{1,400} in (?:/|[A-Z]:[\\/])[^\s:]{1,200}\.php(?:\(\d{1,5}\))?(?: : [^:]{1,40})? on line \d{1,5}$"
)


def judge(page: Page) -> Iterator[Flag]:
    marks = marks_of(page, NAME, stems=spaced_words(page.text, page.num_words) <= STEMS_WORDS)
    messages = [mark for mark in marks if mark.has("php") and _is_message(page, mark)]
    words = spaced_words(page.text, page.num_words)
    if words > MAX_WORDS:
        if messages:
            yield _message_flag(page, messages)
        return
    signs = [mark for mark in marks if mark.place < HEAD_LINES and (not mark.has("php") or mark in messages)]
    title = phrase_in_title(NAME, TITLES, page.document.title or "")
    strong = sum(mark.has("page", "sentence", "trace", "php") for mark in signs)
    sure = strong + sum(map(_is_line, signs)) // 2
    if not (sure or (title and signs) or (words <= LONE_WORDS and any(map(_is_line, signs)))):
        return
    span = extent_of(signs)
    yield Flag(
        primary=span,
        message=f"the page is a server's error in {page.num_words} words ({quoted(page, signs)})",
        confidence=Confidence.HIGH if sure or title else Confidence.MEDIUM,
        measures={"words": page.num_words, "signs": len(signs)},
    )


def _is_line(mark: Mark) -> bool:
    return mark.has("line") and mark.whole


def _is_message(page: Page, mark: Mark) -> bool:
    """True for a whole message of PHP as the first or the last line."""
    at_border = mark.place == 0 or mark.place == len(page.prose_lines) - 1
    return at_border and bool(_PHP.match(page.prose_lines[mark.place].text))


def _message_flag(page: Page, messages: list[Mark]) -> Flag:
    return Flag(
        primary=messages[0].span,
        message=f"a message of PHP beside the text ({quoted(page, messages)})",
        severity=Severity.WARNING,
        related=tuple(mark.span for mark in messages[1:]),
        measures={"words": page.num_words, "signs": len(messages)},
        fix=Fix(True, cut(page, messages)),
    )


RULE = DocumentRule(
    name=NAME,
    code="WAL08",
    severity=Severity.ERROR,
    candidates=either(
        in_short_page(with_roles(NAME, "page", "line", "sentence", "trace"), NAME, TITLES, 2 * MAX_WORDS),
        of_at_most(2 * STEMS_WORDS),
        near_edge(NAME, "php", within=HEAD_LINES),
    ),
    judge=judge,
    yields_to=("bot-wall", "soft-404"),
    worded=Worded.PAGE,
)
