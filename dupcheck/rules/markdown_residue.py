"""Text holds Markdown links and images or the data of a picture.

What it finds:
Links with their address in the text ("[Oslo](https://...)", "[Oslo][4]", "[4]: https://..."), images ("![](...)") and
"data:" addresses with a file's bytes. Not in Markdown files, in code, nor in texts about programming.

Why it matters:
The addresses count as words, and a picture's data as one word of thousands of letters.

What to do:
Extract as plain text, or keep the format and tell whoever reads it. The edits leave the words of each link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_match
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rest import rest_of_text
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

HIGH_PLACES = 3
MAX_RELATED = 10
# Each begins with a bracket or a word and goes on in bounded classes that do not hold what ends them: linear.
_MARK = pattern(
    r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:\s\"[^\"\n]{0,300}\")?\)"
    r"|\[(?=[^\[\]\n]{0,300}[^\W\d_])(?P<linked>[^\[\]\n]{1,300})\](?:\((?:https?://|/\w)[^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)|\[\d{1,3}\])"
    r"|^[ \t]{0,4}\[\d{1,3}\]: \S{1,2000}[^\n]{0,300}$"
    r"|\bdata:[a-z]{1,20}/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=]{0,100000}",
    re.MULTILINE,
)


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    if page.document.path.lower().endswith((".md", ".markdown")):
        return
    marks = list(_MARK.finditer(text))
    code = CodeSpans(text) if marks else None
    marks = [mark for mark in marks if code and not code.covers(mark.start())]
    spans = [Span(*mark.span()) for mark in marks]
    if not spans or is_about_markup(rest_of_text(text, spans)):
        return
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} link{'s' if len(spans) > 1 else ''} or image{'s' if len(spans) > 1 else ''} of Markdown",
        confidence=Confidence.HIGH if len(spans) >= HIGH_PLACES else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans), "share": round(sum(map(len, spans)) / len(text), 4)},
        fix=Fix(False, tuple(Edit(Span(*mark.span()), mark["linked"] or "") for mark in marks)),
        evidence=spans[0].of(text)[:200],
    )


RULE = DocumentRule(
    name="markdown-residue",
    code="MRK07",
    severity=Severity.INFO,
    # One character, then a look around: the search for it is a memchr.
    candidates=either(
        with_match(r"\](?=\((?:https?:|/)|\[\d{1,3}\]|: ?https?:)"),
        with_match(r"!(?=\[[^\[\]\n]{0,300}\]\()"),
        with_match(r";(?=base64,)"),
    ),
    judge=judge,
    preview=True,
)
