"""Buttons that hand the page on stand in the text as words.

What it finds:
Two or more neighbouring lines among the names of networks and "Share", "Tweet", "Email", "Print", "Copy link"; one
line of at least three such words and nothing else; or "Share this article" at the head or the end. Networks without a
verb are a list of networks unless they stand at the head or the end of the page, below no colon.

Why it matters:
The bar stands on every page of a site and is no part of any article.

What to do:
Cut the lines, or leave the bar's container out when extracting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import (
    LOOSE,
    Mark,
    cut,
    extent_of,
    grouped,
    in_head,
    in_tail,
    lines_of,
    marks_of,
    quoted,
    with_roles,
)
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.stems import with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "share-bar"
MAX_GAP = 1  # lines from button to button; with one in between, lists of products and apps are bars (3 of 31 seen)
MIN_LINES = 2
LOOSE_WORDS, LOOSE_CHARACTERS = 14, 90  # of a line that only stems tell
MIN_ROW_WORDS = 3  # of a bar that is one line
MIN_ROW_BUTTONS = 3
MIN_INVITATION_WORDS = 3  # "Share this article"; "Share" or "Print this" alone may be a heading
_BEGINS = pattern(r"[\w\-*•+|–]")  # one character: a word or a list's sign, not code or a quotation
_ITEM = pattern(r"[\-*•+–]\s")
_WORD = pattern(r"[^\W\d_]+")  # one class, one quantifier: linear


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if mark.whole and _is_button(page, mark)]
    marks = [mark for mark in marks if not mark.has(LOOSE) or _is_short(page, mark)]
    for bar in grouped(page, marks, lambda mark: True, gap=MAX_GAP, reach=0):
        if not _is_bar(page, bar):
            continue
        sure = len(bar) > MIN_LINES or any(mark.has("notice") for mark in bar)
        yield Flag(
            primary=extent_of(bar),
            message=f"share bar of {lines_of(len(bar))} ({quoted(page, bar)})",
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            measures={"lines": len(bar)},
            fix=Fix(len(bar) >= MIN_LINES or sure, cut(page, bar)),
        )


def _is_short(page: Page, mark: Mark) -> bool:
    """True for a line that only stems tell, of a button's length, at the head or the end."""
    text = mark.span.of(page.text)
    is_short = len(text.split()) <= LOOSE_WORDS and len(text) <= LOOSE_CHARACTERS
    return is_short and text[-1] not in ".!?。" and (in_head(page, mark) or in_tail(page, mark))


def _is_button(page: Page, mark: Mark) -> bool:
    """True for a phrase that is the whole line, and for a row of nothing but buttons."""
    if not _BEGINS.match(mark.span.of(page.text).lstrip("\u200e\u200f")):
        return False
    return mark.has("network", "verb", "weak", "notice") or _buttons_in_row(page, mark) >= MIN_ROW_BUTTONS


def _is_bar(page: Page, bar: Sequence[Mark]) -> bool:
    if any(mark.has("notice") for mark in bar):
        return True
    rows = [mark for mark in bar if _buttons_in_row(page, mark) >= MIN_ROW_BUTTONS]
    if not rows and all(mark.roles == {"weak"} for mark in bar):
        return False
    if all(mark.has(LOOSE) for mark in bar) and len(bar) < MIN_LINES:
        return False
    texts = {mark.span.of(page.text).casefold() for mark in bar}
    if len(texts) < MIN_LINES and not rows:
        return _invites(page, bar[0])
    at_end = in_head(page, bar[0]) or in_tail(page, bar[-1])
    if not at_end and len(bar) <= MIN_LINES and all(_ITEM.match(mark.span.of(page.text)) for mark in bar):
        return False  # two items of a list amid a text are a program's: "- Print", "- Save..."
    if any(mark.has("verb") for mark in bar):
        return True
    above = page.prose_lines[bar[0].place - 1].text if bar[0].place else ""
    is_list = above.endswith((":", "：")) or (not rows and sum(mark.has("network") for mark in bar) < MIN_LINES)
    return not is_list and at_end


def _invites(page: Page, mark: Mark) -> bool:
    """True for "Share this article" alone at the head or the end: 49 extractor outputs, no hand-made text."""
    text = mark.span.of(page.text)
    words = _WORD.findall(text)
    return (
        text[-1] not in ".?!"
        and mark.has("verb")
        and len(words) >= MIN_INVITATION_WORDS
        and (in_head(page, mark) or in_tail(page, mark))
    )


def _buttons_in_row(page: Page, mark: Mark) -> int:
    """How many words of the line are buttons of their own, 0 if any word is none of a button's."""
    words = _WORD.findall(mark.span.of(page.text).casefold())
    buttons, vocabulary = _words()
    if len(words) < MIN_ROW_WORDS or not vocabulary.issuperset(words):
        return 0
    return len(buttons.intersection(words))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The single words that are buttons, and all words that buttons are made of."""
    texts = [_WORD.findall(it.text.casefold()) for it in phrases_of(NAME) if it.role in ("network", "verb", "weak")]
    return frozenset(words[0] for words in texts if len(words) == 1), frozenset(word for it in texts for word in it)


RULE = DocumentRule(
    name=NAME,
    code="CHR03",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "network", "verb", "row", "notice"), with_stems(NAME)),
    judge=judge,
    worded=Worded.EDGE,
)
