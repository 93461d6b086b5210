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

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.mark_candidates import MIN_FUSED, with_fused_sentences
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_VARIED = 0.6  # of the words before the mark are different ones; names of modules come again and again
HIGH_PLACES = 8
MIN_RATE = 0.5  # of a thousand words; manuals name os.Create and its like less often
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
# Letters, a mark, closing quotes, then letters that may begin another place. A match begins where a word does, and the
# classes of neighbours share no character: linear.
_FUSED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})([.!?][\"'”’»)\]]{0,2})(?=([^\W\d_]{2,60}))")


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    matches = [match for match in _FUSED.finditer(text) if _is_fused(match, text)]
    if len(matches) < MIN_FUSED or len({match[1] for match in matches}) < MIN_VARIED * len(matches):
        return
    code = CodeSpans(text)
    matches = [match for match in matches if not code.covers(match.start())]
    if len(matches) < MIN_FUSED or is_about_markup(text):
        return
    rate = 1000 * len(matches) / max(1, page.num_words)
    if rate < MIN_RATE:
        return
    spans = [Span(match.start(), match.end(3)) for match in matches]
    edits = tuple(Edit(Span(match.end(2), match.end(2)), " ") for match in matches)
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} sentences run into the next one without a space",
        confidence=Confidence.HIGH if len(spans) >= HIGH_PLACES else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans), "per_1000_words": round(rate, 2)},
        fix=Fix(True, edits),
    )


def _is_fused(match: re.Match[str], text: str) -> bool:
    """True when a word in small letters, a mark and a capitalised word adjoin, outside a name or an address."""
    before, after = match[1], match[3]
    if not before[-2:].islower() or not (after[0].isupper() and after[1:3].islower()):
        return False
    if after.lower() in _NAME_ENDS:
        return False
    start, end = match.start(), match.end(3)
    lead, tail = text[max(0, start - 1) : start], text[end : end + 1]
    # Addresses, paths, attributes and calls: a.b.Cde, x/y.Html, name_of.Thing, List.Of(.
    return lead not in tuple("@/\\.-_:#=&`") and tail not in tuple("@/\\_(=<`") and not _in_address(text, start)


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
