"""The headline stands in the text again.

What it finds:
A line among the text's first that is the record's title, with or without the site's name; in texts without line breaks,
a text that begins with its title.

Why it matters:
Title and text are joined in most uses, so the headline counts twice. Standing twice in the first lines of the text
itself, it comes from two elements of the page and one of them should go.

What to do:
Drop the line from the text. When it happens on all pages of a site, begin the selector below the headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.line_candidates import with_title_line
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.titles import forms_of_title

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

FIRST_LINES = 5  # with text; twice among them is a warning
HEAD_LINES = 10
_WORD = pattern(r"\w+")


def judge(page: Page) -> Iterator[Flag]:
    forms = {_folded(form) for form in forms_of_title(page.document.title or "")}
    longest = 2 * len(page.document.title or "") + 50
    lines = [line for line in page.prose_lines if line.words]
    spans = [line.span for line in lines[:HEAD_LINES] if len(line.text) < longest and _folded(line.text) in forms]
    if not spans:
        spans = _beginnings(page, forms)
    if not spans:
        return
    early = sum(span.start < lines[:FIRST_LINES][-1].span.end for span in spans)
    title = _folded(page.document.title or "")
    times = "1 time" if len(spans) == 1 else f"{len(spans)} times"
    yield Flag(
        primary=spans[0] if len(spans) == 1 else spans[1],
        message=f"the title stands {times} at the head of the text",
        severity=Severity.WARNING if early >= 2 else Severity.INFO,
        related=tuple(spans[:1] + spans[2:]) if len(spans) > 1 else (),
        measures={"times": len(spans), "in_first_lines": early},
        fix=Fix(
            all(_folded(span.of(page.text)) == title for span in spans),
            tuple(_cut(span, page.text) for span in spans),
        ),
    )


def _beginnings(page: Page, forms: set[str]) -> list[Span]:
    """The title once or more at the very beginning of a longer line."""
    words = list(_WORD.finditer(page.text, 0, 4 * max(map(len, forms), default=0) + 100))
    for form in sorted(forms, key=len, reverse=True):
        size = len(form.split())
        spans: list[Span] = []
        while " ".join(word.group().casefold() for word in words[:size]) == form:
            spans.append(Span(words[0].start(), words[size - 1].end()))
            words = words[size:]
        if spans:
            return spans
    return []


def _folded(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _cut(span: Span, text: str) -> Edit:
    end = span.end
    while end < len(text) and text[end].isspace():
        end += 1
    return Edit(Span(span.start, end))


RULE = DocumentRule(
    name="headline-in-body",
    code="DUP08",
    severity=Severity.INFO,
    candidates=with_title_line,
    judge=judge,
)
