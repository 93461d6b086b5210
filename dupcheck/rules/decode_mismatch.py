"""Text and page were decoded differently.

What it finds:
Words of the text that stand in the page's HTML only once the text is decoded anew, as when the extractor's output went
through the code page of a console, and texts without any letter beyond ASCII whose words are those of the page less
such letters. Also, as a note, a page that declares another encoding than the one its bytes are in. What can be seen in
the text alone is reported as mojibake or as replacement characters.

Why it matters:
The letters beyond ASCII are wrong in the text and right in the page, so the fault lies in how the extractor reads.

What to do:
Hand the extractor the decoded page, or the encoding along with the bytes, and write its output as UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import with_field
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MISREADINGS = ("cp1252", "latin-1", "cp1250", "cp1251", "cp850", "cp437", "mac_roman")  # what UTF-8 is taken for
MIN_WORDS = 3  # that are right once decoded anew
MAX_LOOKED_AT = 200  # different words beyond ASCII
MIN_LEFT = 3  # letters of a word without those beyond ASCII
YIELDS_TO = ("mojibake", "replacement-char")
MAX_WORD = 60  # characters of a word on either side of a letter beyond ASCII
_BEYOND = pattern(r"[^\x00-\x7f\s]+")
_BORDERS = frozenset('<>&"=')  # of a word, besides white space


def judge(page: Page) -> Iterator[Flag]:
    document = page.document
    if document.html and not document.text_from_html:
        if not page.claims(YIELDS_TO):
            flag = _misread(page.text, document.html) or _lost(page.text, document.html)
            if flag is not None:
                yield flag
        return
    stated = page.html_statements if document.encoding else None
    if stated is not None and stated.charset and document.encoding:
        yield from _declared(stated.charset, document.encoding)


def _words_beyond(text: str) -> Iterator[tuple[str, Span]]:
    """MAX_LOOKED_AT words that hold a letter beyond ASCII, each where it first stands.

    Grown from those letters: one pattern for the word looks again at every letter of the ASCII before them, which took
    nine tenths of the time of judging pages with their HTML.
    """
    if text.isascii():
        return
    seen: set[str] = set()
    end = 0
    for letters in _BEYOND.finditer(text):
        if letters.start() < end:
            continue
        start, end = letters.span()
        least, most = max(0, start - MAX_WORD), min(len(text), end + MAX_WORD)
        while start > least and not _is_border(text[start - 1]):
            start -= 1
        while end < most and not _is_border(text[end]):
            end += 1
        word = text[start:end]
        if word not in seen:
            seen.add(word)
            yield word, Span(start, end)
            if len(seen) == MAX_LOOKED_AT:
                return


def _is_border(char: str) -> bool:
    return char in _BORDERS or char.isspace()


def _misread(text: str, html: str) -> Flag | None:
    """A flag where words are the page's once they are encoded as misread and decoded as UTF-8."""
    found: list[tuple[Span, str]] = []
    for word, span in _words_beyond(text):
        right = _decoded_anew(word)
        if right is not None and right in html and word not in html:
            found.append((span, right))
    return _flag(text, found, "misread")


def _lost(text: str, html: str) -> Flag | None:
    """A flag where all letters beyond ASCII are gone."""
    if not text.isascii():
        return None
    places = {match.group(): Span(*match.span()) for match in reversed(list(re.finditer(r"\w+", text)))}
    found: list[tuple[Span, str]] = []
    for found_word, _ in _words_beyond(html):
        word = found_word.strip(".,;:!?()'’«»“”„")
        left = _BEYOND.sub("", word)
        if MIN_LEFT <= len(left) < len(word) and word.isalpha() and left in places:
            found.append((places[left], word))
    return _flag(text, sorted(found), "without some of their letters")


def _flag(text: str, found: list[tuple[Span, str]], what: str) -> Flag | None:
    if len(found) < MIN_WORDS:
        return None
    (span, right), *_ = found
    return Flag(
        primary=span,
        message=f'{len(found)} words are {what}: "{span.of(text)}" is "{right}" in the page',
        related=tuple(other for other, _ in found[1:10]),
        measures={"words": len(found)},
    )


def _decoded_anew(word: str) -> str | None:
    for codec in MISREADINGS:
        try:
            right = word.encode(codec).decode()
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if right != word:
            return right
    return None


def _declared(charset: str, used: str) -> Iterator[Flag]:
    """A note where the declared encoding is known and not the one used."""
    try:
        declared = codecs.lookup(charset).name
    except LookupError:
        return
    if declared == "utf-8" and used.startswith("utf-8"):
        return
    from dupcheck.read.base.encoding import declared_codec

    if declared == used or declared_codec(charset) == used:
        return
    yield Flag(
        primary=Span(0, 0),
        message=f"the page declares {charset}, its bytes were read as {used}",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        measures={"declared": charset, "used": used},
        evidence=charset,
    )


RULE = DocumentRule(
    name="decode-mismatch",
    code="HTM08",
    severity=Severity.WARNING,
    candidates=with_field("html"),
    judge=judge,
    yields_to=YIELDS_TO,
)
