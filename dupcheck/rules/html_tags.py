"""Text holds HTML tags.

What it finds:
Tags of known elements that stand in prose: with an attribute, closing, or opening and closing. Not in code, not in
texts about HTML or programming, and not placeholders such as <name>.

Why it matters:
The source of a page, or a part of it, was taken for its text: the tags count as words and readers see them.

What to do:
Extract the text with a parser. When only some fields hold tags, they were escaped on the page: parse them once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import with_match
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MAX_RELATED = 10
ERROR_SHARE = 0.2  # of the characters: such a text is a page's source
_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|embed|fieldset"
    "|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta"
    "|nav|noscript|object|ol|option|p|param|picture|pre|s|script|section|select|small|source|span|strike|strong"
    "|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|u|ul|video"
)
# A name, then nothing or a bounded rest without angle brackets: linear.
_TAG_PATTERN = rf"</?(?:{_NAMES})(?: ?/|[ \t\r\n][^<>]{{0,1200}})?>"
_TAG = pattern(_TAG_PATTERN, re.IGNORECASE)
_NAME = pattern(r"</?([A-Za-z][A-Za-z0-9]*)")


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    code = CodeSpans(text)
    matches = [match for match in _TAG.finditer(text) if not code.covers(match.start())]
    closed = {_name(match.group()).lower() for match in matches if match.group().startswith("</")}
    spans = [Span(*match.span()) for match in matches if _is_tag(match.group(), closed)]
    if not spans or is_about_markup(_TAG.sub(" ", text)):
        return
    characters = sum(map(len, spans))
    share = characters / len(text)
    first = spans[0].of(text)
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} HTML tag{'s' if len(spans) > 1 else ''} ({share:.1%} of the text)",
        severity=Severity.ERROR if share >= ERROR_SHARE else Severity.WARNING,
        confidence=Confidence.HIGH if len(spans) > 1 or "=" in first else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"tags": len(spans), "share": round(share, 4)},
        fix=Fix(False, tuple(Edit(span, _replacement(span.of(text))) for span in spans)),
        evidence=first,
    )


def _is_tag(tag: str, closed: set[str]) -> bool:
    """True unless it may be a placeholder (<label>), a type (Box<U>), a component (<Main />) or a<b and c>d."""
    name = _name(tag)
    if not (name.islower() or name.isupper()):
        return False
    if " " in tag.rstrip("/> ") and "=" not in tag:
        return False
    return "=" in tag or tag.startswith("</") or name.lower() in closed or name in ("br", "BR", "hr", "HR")


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match.group(1) if match else ""


def _replacement(tag: str) -> str:
    return "\n" if _name(tag).lower() in ("br", "hr") else ""


RULE = DocumentRule(
    name="html-tags",
    code="MRK01",
    severity=Severity.WARNING,
    candidates=with_match(rf"(?i:{_TAG_PATTERN})"),
    judge=judge,
)
