"""Text holds invisible characters.

What it finds:
Zero-width spaces, word joiners, byte order marks inside the text, soft hyphens, marks of writing direction and tag
characters. Not where they are spelling: zero-width spaces in Thai, Lao, Khmer and Burmese, direction marks in Arabic
and Hebrew, tags in flags; joiners of emoji and of Indic and Persian words never.

Why it matters:
A word with one of them inside is found by no search and is a word of its own in every count.

What to do:
Cut them; the edits do, but leave the marks of direction to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_match
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MAX_RELATED = 10
_SOUTH_EAST_ASIAN = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
_DIRECTION = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_INVISIBLE = pattern(
    rf"(?<!{_SOUTH_EAST_ASIAN})\u200b+(?!{_SOUTH_EAST_ASIAN})|[\u00ad\u2060\ufeff\u180e]+|[{_DIRECTION}]+"
    r"|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+"
)
_IS_DIRECTION = pattern(rf"[{_DIRECTION}]")
_RIGHT_TO_LEFT = pattern(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    spans = [Span(*match.span()) for match in _INVISIBLE.finditer(text)]
    if spans and _RIGHT_TO_LEFT.search(text):
        spans = [span for span in spans if not _IS_DIRECTION.match(span.of(text))]
    if not spans:
        return
    count = sum(map(len, spans))
    codes = sorted({ord(text[span.start]) for span in spans})
    named = ", ".join(f"U+{code:04X}" for code in codes[:3]) + (", ..." if len(codes) > 3 else "")
    yield Flag(
        primary=spans[0],
        message=f"{count} invisible character{'s' if count > 1 else ''} ({named})",
        confidence=Confidence.MEDIUM,  # some editors set them on purpose
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"characters": count, "kinds": len(codes)},
        fix=Fix(not any(_IS_DIRECTION.match(span.of(text)) for span in spans), tuple(map(Edit, spans))),
        evidence=named,
    )


RULE = DocumentRule(
    name="invisible-char",
    code="ENC04",
    severity=Severity.INFO,
    # The first byte of each, then a look ahead: the search for it is a memchr.
    candidates=either(
        with_match(r"\xe2(?=\x80[\x8b\x8e\x8f\xaa-\xae]|\x81[\xa0\xa6-\xa9])"),
        with_match(r"\xc2(?=\xad)"),
        with_match(r"\xef(?=\xbb\xbf)"),
        with_match(r"\xf3(?=\xa0[\x80\x81])"),
        with_match(r"\xe1(?=\xa0\x8e)"),
        with_match(r"\xd8(?=\x9c)"),
    ),
    judge=judge,
    preview=True,
)
