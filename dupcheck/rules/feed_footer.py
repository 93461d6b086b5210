"""The line that a feed puts under its items stands in the text.

What it finds:
The last line "The post ... appeared first on ...", which Yoast's plugin for WordPress writes under every item of a
feed, in fifteen languages, and the one that WordPress's own themes do ("This entry was posted in ... Bookmark the
permalink."). Of what blogs put below an entry, who posted it, its labels and how to follow it ("Posted by Ann at
10:42", "Labels: lace", "Subscribe to: Post Comments (Atom)"), two are enough. A last line that leads to the original
("Read the full article at ...") is only a note, since authors write it too. The sentence inside a paragraph, or above
further ones, is an author's.

Why it matters:
The text was taken from the feed: the line is no part of the article, and the article may be its summary only.

What to do:
Cut the line; fetch the page itself if the text is a summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.edge_candidates import near_end
from dupcheck.rules.base.edges import last_lines, marks_on
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.link_lines import ARROWS
from dupcheck.rules.base.marks import cut, extent_of, with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS, phrases_of
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.stems import stem_signs, with_stems
from dupcheck.rules.base.title_phrases import folded

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Hit, Page

NAME = "feed-footer"
MAX_BEHIND = 200  # characters that may follow: a tag line, a second footer
MAX_LENGTH = 400  # characters of the line: a title and a site's name
MAX_INLINE = 200  # of one that ends a text in one line
MAX_BARE_LENGTH = 100  # of one that no fixed word opens or closes
LOOSE_LINES = 2  # last lines that may say it in words of their own
SHOWN = 60  # characters that a message quotes
ENTRY = ("byline", "labels", "follow")  # what an engine says of an entry; authors write one of these, too
ENTRY_LINES, ENTRY_WORDS = 8, 40  # last lines among which it stands, and words of such a line
_UNSPACED = pattern("[\u3040-\u9fff]")
# What stands between the title and the site's name. One alternation of fixed words: linear.
_APPEARED = pattern(
    "appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|apareció primero en|"
    "apareceu primeiro em|proviene da|sembra essere il primo su|verscheen eerst op|pochodzi z serwisu|"
    "появились сначала на|впервые появилась|впервые появился|ظهرت أولاً على|ظهرت أولا على|pertama kali tampil pada|"
    "pertama kali muncul di|처음 등장했습니다"
)


def judge(page: Page) -> Iterator[Flag]:
    for hit in page.hits(NAME):
        if hit.phrase.kind in WORDS or hit.phrase.role in ENTRY:
            continue
        span = _footer(page, hit)
        if span is None:
            continue
        sure = hit.phrase.role in ("post", "close", "entry") and hit.phrase.verified
        yield Flag(
            primary=span,
            message=f'the line of a feed at the end ("{_shown(span.of(page.text))}")',
            severity=None if sure else Severity.INFO,
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            measures={"characters": len(span)},
            fix=Fix(sure, (removal(span, page.text),)),
        )
        return
    yield from _entry(page) or _worded_anew(page)


def _entry(page: Page) -> list[Flag]:
    """One flag for what a blog's engine puts below an entry, where the last lines say two of these things."""
    lines = last_lines(page, ENTRY_LINES)
    marks = [mark for mark in marks_on(page, NAME, lines) if mark.has(*ENTRY)]
    marks = [mark for mark in marks if lines[mark.place].words <= ENTRY_WORDS]
    said = {role for mark in marks for role in _said(mark.span.of(page.text))}
    if len(said) < 2:
        return []
    span = extent_of(marks)
    return [
        Flag(
            primary=span,
            message=f'what a blog puts below an entry ("{_shown(" ".join(span.of(page.text).split()))}")',
            confidence=Confidence.MEDIUM,
            measures={"lines": len(marks), "characters": len(span)},
            fix=Fix(False, cut(page, marks)),
        )
    ]


def _said(line: str) -> set[str]:
    """Which of these things a line says that begins with one of them: a row says several."""
    text = f" {folded(line)} "
    return {role for role, phrase in _entry_phrases() if phrase in text}


@cache
def _entry_phrases() -> tuple[tuple[str, str], ...]:
    """(role, folded phrase), between spaces unless its script sets none."""
    found = [(it.role, folded(it.text)) for it in phrases_of(NAME) if it.role in ENTRY]
    return tuple((role, text if _UNSPACED.search(text) else f" {text} ") for role, text in found)


def _worded_anew(page: Page) -> Iterator[Flag]:
    """A last line that says it in words that nobody has seen yet."""
    for place, span, roles, is_line, _ in stem_signs(page, NAME):
        if page.text[span.end - 1] in ARROWS:
            continue  # a teaser's own "Continue reading →"
        last = len(page.prose_lines) - place <= LOOSE_LINES and page.text[span.start] not in "-*•+"
        most = MAX_LENGTH if is_line else MAX_INLINE
        if not is_line and not page.text[span.end :].strip():
            last = True  # the last sentence of a text in one line
        if last and len(page.text.rstrip()) - span.end <= MAX_BEHIND and len(span) <= most:
            yield Flag(
                primary=span,
                message=f'the line of a feed at the end ("{_shown(span.of(page.text))}")',
                severity=None if "close" in roles else Severity.INFO,
                confidence=Confidence.MEDIUM,
                measures={"characters": len(span)},
                fix=Fix(False, (removal(span, page.text),)),
            )
            return


def _footer(page: Page, hit: Hit) -> Span | None:
    """The sentence that the phrase is part of, None unless it ends the text as a feed's line does."""
    text = page.text
    line_start = text.rfind("\n", 0, hit.span.start) + 1
    line_end = text.find("\n", hit.span.end)
    line_end = len(text) if line_end < 0 else line_end
    start = hit.span.start if hit.phrase.role == "post" else line_start
    span = Span(start, line_end).trimmed(text)
    most = MAX_BARE_LENGTH if hit.phrase.role == "appeared" else MAX_LENGTH
    if len(span) > most or len(text.rstrip()) - span.end > MAX_BEHIND:
        return None
    if hit.phrase.role == "post" and not _APPEARED.search(text, hit.span.end, span.end):
        return None
    return span


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


RULE = DocumentRule(
    name=NAME,
    code="CHR11",
    severity=Severity.WARNING,
    candidates=either(
        with_roles(NAME, "post", "close", "entry", "appeared", "original"),
        near_end(NAME, *ENTRY, within=ENTRY_LINES),
        with_stems(NAME),
    ),
    judge=judge,
    worded=Worded.EDGE,
)
