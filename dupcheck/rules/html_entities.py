"""Text holds HTML character references that were not decoded.

What it finds:
References such as &nbsp; or &#39; in prose, escaped once too often on the page or left by an extractor that
read the source instead of the document. Not in code, and not in texts about HTML.

Why it matters:
Names and words are split by them, searches miss them, and readers see them.

What to do:
Decode them. When it happens on many pages of a site, the field is escaped twice: decode that field once more.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span, outside
from dupcheck.rules.base.candidates import with_match
from dupcheck.rules.base.code_text import CodeSpans, is_page_about_markup
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MAX_RELATED = 10
# Names that pages really hold; a query string has &copy=1, so the semicolon is asked for. All is bounded: linear.
_NAMES = (
    "nbsp|amp|lt|gt|quot|apos|copy|reg|trade|hellip|mdash|ndash|lsquo|rsquo|sbquo|ldquo|rdquo|bdquo|laquo|raquo"
    "|lsaquo|rsaquo|bull|middot|euro|pound|yen|cent|deg|sect|para|times|divide|frac12|frac14|frac34|plusmn|micro"
    "|iexcl|iquest|szlig|shy|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|larr|rarr|uarr|darr|prime|dagger|ordf|ordm|acute|tilde"
    "|(?:[aeiounyAEIOUNY](?:acute|grave|circ|tilde|uml))|[aA]ring|[aAoO][eE]lig|[cC]cedil|[oO]slash|[sS]caron"
)
_REFERENCE = rf"&(?:amp;){{0,2}}(?:#[0-9]{{2,6}}|#[xX][0-9a-fA-F]{{2,5}}|{_NAMES});"
_ENTITY = pattern(_REFERENCE)


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    matches = list(_ENTITY.finditer(text))
    code = CodeSpans(text)
    spans = [Span(*match.span()) for match in matches if not code.covers(match.start())]
    spans = outside(spans, page.claims(RULE.yields_to))
    if not spans or is_page_about_markup(page):
        return
    edits = tuple(Edit(span, decoded(span.of(text))) for span in spans)
    first = spans[0].of(text)
    plural = "s" if len(spans) > 1 else ""
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} undecoded character reference{plural}, the first {first}",
        confidence=Confidence.HIGH if len(spans) > 1 or first.startswith("&amp;") else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"references": len(spans)},
        fix=Fix(not any(edit.replacement in "<>" for edit in edits), edits),  # those could become tags
        evidence=first,
    )


def decoded(reference: str) -> str:
    """The character that was meant, however often its reference was escaped."""
    previous = ""
    while reference != previous:
        previous, reference = reference, html.unescape(reference)
    return reference


RULE = DocumentRule(
    name="html-entities",
    code="MRK02",
    severity=Severity.WARNING,
    candidates=with_match(_REFERENCE),
    judge=judge,
    yields_to=("html-tags",),
)
