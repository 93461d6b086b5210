"""Text holds a page's data instead of its words.

What it finds:
JSON objects and arrays of the page (JSON-LD, "window.__INITIAL_STATE__ = {...}"), and runs of metadata lines, where an
ISO time stands beside the address of a picture. Not in code that a text shows. An object set in lines or with spaces
whose names any program may use is a note. In a text about programming only long objects without a space count, and a
single one that only pages have is a note.

Why it matters:
The extractor took the content of a script element or of hidden metadata for text. A state object often holds the whole
article once more, escaped.

What to do:
Drop script elements before the text is taken; read JSON-LD as what it is, it has the article's fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_match
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rest import rest_of_text
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_MEMBERS = 3  # of an object; a sentence may show one with two
MIN_STRINGS = 6  # of an array without members
MIN_DENSE = 300  # characters without a space behind a colon or comma: written by a machine for machines
MAX_GAP = 600  # characters between two signs of an object that is cut off; article bodies stand between quotes
ERROR_SHARE = 0.3  # of the characters, in objects that a machine wrote for machines
HIGH_LENGTH = 80  # characters
MAX_RELATED = 10
# An opening bracket or a few, then a quoted name; before it, the name of the page's variable.
_START = pattern(r"[\[{]{1,4}\s{0,80}\\?\"[^\"\n]{0,200}\"\s{0,10}[:,\]}]")
_VARIABLE = pattern(r"(?:\b(?:window\.|var |self\.))?[\w$.]{1,60}\s?=\s?\Z")
_SIGN = pattern(r"\"(?:[^\"\\\n]|\\.)*+\"|[{}\[\]]")  # a string to its end, possessive, or a bracket: linear
_MEMBER = pattern(r"\\?\"[@\w$.:-]{1,80}\\?\"\s?:")
_STRING = pattern(r"\"[^\"\n]{0,2000}\"\s?[,\]]")
_LOOSE = pattern(r"\"\s?[:,] ")
_PYTHON = pattern(r"\"\s?:\s?(?:True\b|False\b|None\b|\()")
# Names that only pages use: schema.org, GraphQL, and variables of a page's scripts.
_OF_PAGE = pattern(r"\"@(?:context|type|graph|id)\\?\"|\"__typename\"|^(?:window\.|var |self\.)?[\w$.]{1,60}\s?=")
_TIME_LINE = pattern(r"^[ \t]{0,40}(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d[\d:.Z+-]{0,24}[ \t]{0,40}$", re.MULTILINE)
_PICTURE_LINE = pattern(
    r"^[ \t]{0,40}https?://[^\s]{1,400}?\.(?:jpe?g|png|gif|webp|svg)(?:[?#/][^\s]{0,200})?[ \t]{0,40}$", re.MULTILINE
)
NEAR = 400  # characters between a time and a picture of one record


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    objects = list(_objects(text))
    if objects:
        code = CodeSpans(text)
        objects = [span for span in objects if not code.covers(span.start)]
    about = bool(objects) and is_about_markup(rest_of_text(text, objects))
    if about:
        objects = [span for span in objects if _is_of_page(span.of(text))]
        about = len(objects) == 1 and not _is_dense(objects[0].of(text))
        objects = objects if about else [span for span in objects if _is_dense(span.of(text))]
    spans = objects or _metadata(text)
    if not spans:
        return
    share = sum(map(len, spans)) / len(text)
    of_page = [span for span in objects if len(span) >= HIGH_LENGTH and _is_of_page(span.of(text))]
    sure, most = bool(of_page), sum(map(len, of_page)) >= ERROR_SHARE * len(text)
    example = about or (bool(objects) and not sure)
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} run{'s' if len(spans) > 1 else ''} of {_what(objects)} ({share:.0%} of the text)",
        severity=Severity.INFO if example else Severity.ERROR if sure and most else Severity.WARNING,
        confidence=Confidence.LOW if example else Confidence.HIGH if sure else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"runs": len(spans), "share": round(share, 4)},
        fix=Fix(False, removals(spans, text)),
        evidence=spans[0].of(text)[:200],
    )


def _what(objects: list[Span]) -> str:
    return "JSON" if objects else "metadata"


def _is_of_page(found: str) -> bool:
    """True for what a machine wrote for machines; one set in lines or with spaces may be a manual's example."""
    dense = not _LOOSE.search(found) and "\n" not in found
    return dense or bool(_OF_PAGE.search(found))


def _objects(text: str) -> Iterator[Span]:
    """The objects and arrays that have enough members or strings, the outermost only."""
    reach = 0
    for start in _START.finditer(text):
        if start.start() < reach or text[start.start() - 1 : start.start()] == "(":  # what a script is called with
            continue
        variable = _VARIABLE.search(text, max(0, start.start() - 80), start.start())
        span = Span(variable.start() if variable else start.start(), _end(text, start.start()))
        reach = max(span.end, start.end())
        found = span.of(text)
        full = len(_MEMBER.findall(found)) >= MIN_MEMBERS or len(_STRING.findall(found)) >= MIN_STRINGS
        if full and not _PYTHON.search(found):
            yield span


def _end(text: str, start: int) -> int:
    """Where the brackets that open at `start` are all closed, or the object breaks off."""
    depth, end = 0, start
    for sign in _SIGN.finditer(text, start):
        if sign.start() - end > MAX_GAP:
            break
        end = sign.end()
        if sign.group() in "{[":
            depth += 1
        elif sign.group() in "}]":
            depth -= 1
            if depth == 0:
                return end + len(text[end : end + 2]) - len(text[end : end + 2].lstrip(");"))
    return end


def _is_dense(found: str) -> bool:
    """True for a long object without a space behind its colons and commas."""
    return len(found) >= MIN_DENSE and not _LOOSE.search(found)


def _metadata(text: str) -> list[Span]:
    """From the time to the picture of each record whose lines stand together, or from the picture to the time."""
    pictures = [match.span() for match in _PICTURE_LINE.finditer(text)]
    spans: list[Span] = []
    for time in _TIME_LINE.finditer(text):
        near = [(s, e) for s, e in pictures if -NEAR <= s - time.end() <= NEAR]
        if near:
            start, end = min(time.start(), near[0][0]), max(time.end(), near[0][1])
            if spans and start <= spans[-1].end:
                start = spans.pop().start
            spans.append(Span(start, end).trimmed(text))
    return spans


RULE = DocumentRule(
    name="json-blob",
    code="MRK04",
    severity=Severity.ERROR,
    # One character, then a look ahead: the search for it is a memchr.
    candidates=either(
        with_match(r"\{(?=\s{0,80}\\?\"[^\"\n]{0,200}\"\s{0,10}:)"),
        with_match(r"\[(?=\[{0,3}\"[^\"\n]{0,200}\",[\"\[])"),
        with_match(r"T(?=\d\d:\d\d)(?<=\d\dT)"),
    ),
    judge=judge,
)
