"""Sentences run into each other without a space.

What it finds:
Three or more places such as "the end.The next", where a sentence ends and another begins without anything between. Not
host names, file names, abbreviations, product names or code.

Why it matters:
Text of neighbouring elements was joined without a separator. Two words become one that no search finds, and no tool
sees where a sentence or a paragraph ends.

What to do:
Extract with a separator between block elements, for instance a line break; `textContent` has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.code_text import CodeSpans, is_page_about_markup
from dupcheck.rules.base.mark_candidates import MIN_FUSED, MIN_FUSED_RATE, fused_marks, with_fused_sentences
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_VARIED = 0.6  # of the words before the mark are different ones; names of modules come again and again
HIGH_PLACES = 8
MAX_RELATED = 10
# Words behind a dot that belong to a name: Node.Js, Amazon.Com, ASP.Net.
_NAME_ENDS = frozenset(
    [
        "js",
        "io",
        "co",
        "uk",
        "de",
        "fr",
        "ru",
        "tv",
        "me",
        "ai",
        "py",
        "md",
        "st",
        "jr",
        "sr",
        "dr",
        "mr",
        "com",
        "net",
        "org",
        "info",
        "edu",
        "gov",
        "html",
        "htm",
        "php",
        "asp",
        "aspx",
        "pdf",
        "doc",
        "docx",
        "jpg",
        "png",
    ]
)
# A mark, closing quotes, then letters that may begin another place. Matched at a place, and bounded: linear.
_MARK = pattern(r"[.!?][\"'”’»)\]]{0,2}(?=([^\W\d_]{2,60}))")


class _Fused(NamedTuple):
    """Where the word before the mark begins, where the mark and the letters behind it end, and the two words."""

    start: int
    border: int
    end: int
    before: str
    after: str


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    places = list(_places(page))
    if len(places) < MIN_FUSED or len({place.before for place in places}) < MIN_VARIED * len(places):
        return
    code = CodeSpans(text)
    places = [place for place in places if not code.covers(place.start)]
    if len(places) < MIN_FUSED:
        return
    rate = 1000 * len(places) / max(1, page.num_words)
    if rate < MIN_FUSED_RATE or is_page_about_markup(page):
        return
    spans = [Span(place.start, place.end) for place in places]
    edits = tuple(Edit(Span(place.border, place.border), " ") for place in places)
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} sentences run into the next one without a space",
        confidence=Confidence.HIGH if len(spans) >= HIGH_PLACES else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans), "per_1000_words": round(rate, 2)},
        fix=Fix(True, edits),
    )


def _places(page: Page) -> Iterator[_Fused]:
    """The places where two sentences run into each other."""
    text = page.text
    rows, marks = page.survey.once(fused_marks)
    for at in page.chars_at(marks[slice(*rows.searchsorted([page.row, page.row + 1]).tolist())]):
        match = _MARK.match(text, at)
        if match is None or not text[max(0, at - 2) : at].islower():
            continue
        start = at
        while start and _is_letter(text[start - 1]):
            start -= 1
        place = _Fused(start, match.end(), match.end(1), text[start:at], match[1])
        if len(place.before) > 1 and _is_fused(place, text) and not _is_called(place, text):
            yield place


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def _is_name_of_code(word: str) -> bool:
    """True for two words in one: ClassBrowser; names of people (McDonald) have a short first one."""
    return any(map(str.isupper, word[4:])) and not word.isupper()


def _is_fused(place: _Fused, text: str) -> bool:
    """True when a word in small letters, a mark and a capitalised word adjoin, outside a name or an address."""
    start, _, end, before, after = place
    if not before[-2:].islower() or not (after[0].isupper() and after[1:3].islower()):
        return False
    if after.lower() in _NAME_ENDS or _is_name_of_code(after):
        return False
    lead, tail = text[max(0, start - 1) : start], text[end : end + 1]
    # Addresses, paths, attributes and calls: a.b.Cde, x/y.Html, name_of.Thing, List.Of(.
    return lead not in tuple("@/\\.-_:#=&`") and tail not in tuple("@/\\_(=<`") and not _in_address(text, start)


def _is_called(place: _Fused, text: str) -> bool:
    """True when the text calls it elsewhere: `os.Create` is a name where `os.Create(` stands too."""
    return f"{text[place.start : place.end]}(" in text


def _in_address(text: str, char: int) -> bool:
    chunk = text[max(0, char - 60) : char].rsplit(maxsplit=1)
    last = chunk[-1] if chunk and not text[char - 1 : char].isspace() else ""
    return "://" in last or "www." in last or "@" in last


RULE = DocumentRule(
    name="fused-words",
    code="STR02",
    severity=Severity.WARNING,
    candidates=with_fused_sentences,
    judge=judge,
)
