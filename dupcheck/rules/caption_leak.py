"""Credits of pictures stand among the paragraphs.

What it finds:
Lines that are a picture's credit ("Photo: Edda Marsh", "Getty Images") or a caption that ends in one ("The old pier at
low tide. (Reuters)"). A caption whose sentence stands in the body again is told by `caption-in-body`.

Why it matters:
A caption is read beside its picture. Alone between two paragraphs it breaks their thread, and names of agencies come
into every text.

What to do:
Leave figcaption elements out where only the article's sentences are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import with_phrase
from dupcheck.rules.base.credits import CREDIT
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "caption-leak"
MAX_LENGTH = 500  # characters of a caption with its credit; the longest of 300 looked at has 412
BARE_WORDS = 2  # of a line that is an agency's name
HIGH_LINES = 3
MAX_RELATED = 10
_COPYRIGHT = pattern(r"^\W{0,4}(?:Image copyright|Photo(?:s|graph|graphy)? by|Photo courtesy|Image via)\b")

_BYLINE = pattern(r"(?:By|Von|Par|Por|Di) ")


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    lines = sorted({(_line_at(hit.span.start, text), hit.phrase.role) for hit in page.hits(NAME) if not hit.inline})
    spans = sorted({span for span, role in lines if _is_credit(span.of(text), role)})
    if not spans:
        return
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} line{'s' if len(spans) > 1 else ''} with a picture's credit",
        confidence=Confidence.HIGH if len(spans) >= HIGH_LINES else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"lines": len(spans)},
        fix=Fix(False, removals(spans, text)),
    )


def _is_credit(line: str, role: str) -> bool:
    """True for a line that looks like a credit, or is the name of an agency and hardly more."""
    if len(line) > MAX_LENGTH:
        return False
    if role == "agency" and len(line.split()) <= BARE_WORDS and line[:1].isupper() and not _BYLINE.match(line):
        return True
    return bool(CREDIT.search(line) or _COPYRIGHT.match(line))


def _line_at(place: int, text: str) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end).trimmed(text)


RULE = DocumentRule(
    name=NAME,
    code="CHR10",
    severity=Severity.INFO,
    candidates=with_phrase(NAME),
    judge=judge,
    yields_to=("caption-in-body",),
    preview=True,
)
