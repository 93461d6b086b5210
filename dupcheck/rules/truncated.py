"""The text breaks off before its end.

What it finds:
A last line that ends in an ellipsis, in "Read more", "Continue reading" and their like in 28 languages, or in
"[+1234 chars]"; a text that is cut at a round length; and, as a note only, a last line without the closing mark that
the other lines have. Comments, share bars and other lines that another rule claims are left out before the last line is
chosen.

Why it matters:
What was fetched is a teaser, or a field was cut at its limit: the rest of the article is missing.

What to do:
Follow the link to the full text, or raise the field's limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.line_candidates import (
    LIMITS,
    MIN_CLOSED_SHARE,
    MIN_OPEN_WORDS,
    with_open_end,
    with_phrase_at_end,
)
from dupcheck.rules.base.link_lines import ARROWS
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.lines import Line, Lines
    from dupcheck.rules.base.page import Page

CHROME = (
    *("comment-widget", "comment-form", "comment-system-notice", "share-bar", "related-links", "ad-marker"),
    *("cookie-banner", "newsletter-signup", "nav-menu", "site-footer", "feed-footer", "paywall-stub"),
)
MIN_CLAIMED = 0.5  # of a line's characters, from which it is not the text's
MIN_UNCLOSED_WORDS = 12  # 5 of 99 hand-made articles end in the headline of another, a credit or an invitation
MIN_LINES = 3  # long lines or sentences from which that share says something
MIN_DOTTED_WORDS = 5  # "Loading...", "Click to expand..." are a page's own words
STYLE_LINES = 3  # lines that end in dots: then the author ends so, or every item is a teaser
TAIL = 20  # characters in which these are searched, so that a long line costs no more than a short one
_MORE_CHARS = pattern(r"\[\+\d{1,7} chars\]$")
_DOTS = pattern(r"(?:…|\.{3,6}|\[(?:…|\.{3})\]|\((?:…|\.{3})\))[\"'”’»)\]]?$")
_CLOSED = pattern(r"[.!?…。！？।॥؟۔;:；：][\"'”’»›)\]」』）*_]{0,3}$|[」』”»)）\]]$")
END_MARKS = ".!?"  # of most lines that are closed, which need no search
_WORD_END = pattern(r"\w[\s\"'”’»)\],;:–—-]{0,3}$")  # else the dots are a list's or a table's leader
_SENTENCE_END = pattern(r"[.!?。！？।؟](?=\s|$)|[。！？]")
_NO_PROSE = pattern(r"^[-*•–|#(\[$>]|[|©ⓒ•@\t]|https?:|www\.|\.(?:com|org|net)\b")
MAX_CAPITALS = 0.6  # of the words; German prose has a third
_AFTER_MORE = f" \t\u00a0>….:)]+{ARROWS}"
MAX_TITLE = 120  # characters behind "Continue reading": the title again, in quotation marks or before an arrow
_QUOTED = pattern(r"\s?[\"“„«‹「『〈《][^\"“”„«»‹›「」『』〈〉《》]{1,120}[\"”“»›」』〉》]$")
_TITLE = pattern(r"\s?(?:[\"“„«‹「『].{1,120}[\"”“»›」』]|.{1,120}[→←»])\s?$")


def judge(page: Page) -> Iterator[Flag]:
    place = _last_place(page.prose_lines, page.claims(CHROME))
    if place is None:
        return
    flag = _teaser(page, place) or _unclosed(page, place)
    if flag:
        yield flag


def _last_place(lines: Lines, claims: list[Span]) -> int | None:
    """The last line with words or dots that no other rule claims."""
    for place in range(len(lines) - 1, -1, -1):
        if not (lines.words(place) or _DOTS.search(lines.text(place)[-TAIL:])):
            continue
        if not claims or covered_characters(lines[place].span, claims) < MIN_CLAIMED * len(lines[place].span):
            return place
    return None


def _teaser(page: Page, place: int) -> Flag | None:
    """A flag where the last line says that there is more."""
    last = page.prose_lines[place]
    if match := _MORE_CHARS.search(last.text[-TAIL:]):
        return _flag(last, match.group(), Confidence.HIGH)
    for hit in page.hits(RULE.name):
        if hit.line != last.number or hit.span.start < last.span.start:
            continue
        says_more = _opens_title if hit.phrase.role == "opens" else _is_invitation
        if says_more(page.text, hit.span, last):
            return _flag(last, hit.span.of(page.text), Confidence.HIGH)
    if name := _names_title(last.text):
        return _flag(last, name, Confidence.HIGH)
    if match := _DOTS.search(last.text[-TAIL:]):
        if last.words < MIN_DOTTED_WORDS or not _WORD_END.search(last.text[-TAIL:][: match.start()]):
            return None
        dotted = sum(bool(_DOTS.search(page.prose_lines.text(number)[-TAIL:])) for number in range(place + 1))
        return _flag(last, match.group(), Confidence.LOW if dotted >= STYLE_LINES else Confidence.MEDIUM)
    return None


def _is_invitation(text: str, span: Span, line: Line) -> bool:
    """True when the phrase is the whole line, or ends the line without a mark, behind the end of a sentence."""
    before = text[line.span.start : span.start].rstrip(" \t\u00a0([«‹→>")
    after = text[span.end : line.span.end]
    if after.strip(_AFTER_MORE):
        return False
    if not before or _QUOTED.fullmatch(before):
        return span.of(text).count(" ") > 0 or len(span) > 4 or not span.of(text).isascii()
    is_bracketed = text[span.start - 1] in "([" and after[:1] in ")]"
    begins = not text[span.start].islower()  # scripts without capitals, too
    is_link = any(arrow in after for arrow in ARROWS)
    is_closed = _CLOSED.search(before[-TAIL:]) is not None and after.strip() != "."
    return is_bracketed or begins + is_link + is_closed > 1


def _opens_title(text: str, span: Span, line: Line) -> bool:
    """True when the line is the phrase and the title of the page that goes on, as WordPress links it."""
    rest = text[span.end : line.span.end]
    return span.start == line.span.start and len(rest) <= MAX_TITLE and _TITLE.match(rest) is not None


def _names_title(text: str) -> str | None:
    """The title in quotation marks that ends a line behind such words, with them; None where there is none."""
    quoted = _QUOTED.search(text[-MAX_TITLE:])
    if not quoted:
        return None
    before = text[: len(text) - len(quoted.group())]
    opening = next((it for it in _openings() if before.casefold().endswith(it)), None)
    return text[len(before) - len(opening) :] if opening else None


@cache
def _openings() -> tuple[str, ...]:
    """The longest first."""
    texts = {phrase.text.casefold() for phrase in phrases_of("truncated") if phrase.role == "opens"}
    return tuple(sorted(texts, key=lambda text: (-len(text), text)))


def _flag(line: Line, ending: str, confidence: Confidence) -> Flag:
    return Flag(
        primary=line.span,
        message=f"the text ends in {ending.strip()!r} after {line.words} words of its last line",
        confidence=confidence,
        measures={"last_line_words": line.words, "ending": ending.strip()},
        evidence=line.text[-100:],
    )


def _unclosed(page: Page, place: int) -> Flag | None:
    """A flag where the last line stops without a mark: a note, a warning if the text has a field's length."""
    lines = page.prose_lines
    last = lines[place]
    if last.words < MIN_UNCLOSED_WORDS or _CLOSED.search(last.text[-TAIL:]) or not _is_prose(last):
        return None
    length = len(page.text.rstrip("\n"))
    at_limit = length in LIMITS and last.span.end == length
    others = [lines.text(number) for number in range(place) if lines.words(number) >= MIN_OPEN_WORDS]
    closed = sum(text[-1] in END_MARKS or bool(_CLOSED.search(text[-TAIL:])) for text in others)
    sentences = len(_SENTENCE_END.findall(last.text))
    regular = closed >= MIN_CLOSED_SHARE * len(others) and closed + sentences >= MIN_LINES
    if not regular and not (at_limit and sentences + closed):
        return None
    cut = f", cut at {length} characters" if at_limit else ""
    return Flag(
        primary=last.span,
        message=f"the last of {len(others) + 1} long lines ends without a closing mark{cut}",
        severity=Severity.WARNING if at_limit else Severity.INFO,
        confidence=Confidence.MEDIUM if at_limit else Confidence.LOW,
        measures={"last_line_words": last.words, "closed_lines": closed, "characters": length},
        evidence=last.text[-100:],
    )


def _is_prose(line: Line) -> bool:
    """True unless the line is an item of a list, a row of a table, a credit, an address or a headline."""
    if _NO_PROSE.search(line.text):
        return False
    words = [word for word in line.text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) <= MAX_CAPITALS * len(words)


RULE = DocumentRule(
    name="truncated",
    code="LEN03",
    severity=Severity.WARNING,
    candidates=either(with_phrase_at_end("truncated"), with_open_end(*CHROME)),
    judge=judge,
    yields_to=CHROME,
)
