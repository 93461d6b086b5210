"""From the tokens of a copy to its characters: from its first to its last, punctuation and bullets too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.finding import Edit
from dupcheck.model.span import Span

if TYPE_CHECKING:
    from dupcheck.match.copies import Range
    from dupcheck.rules.base.page import Page

EDGE_TOKENS = 7  # a copy whose first words were changed has no seed of 8 tokens before; its line tells where it begins


def copy_span(page: Page, copy: Range) -> Span:
    """The characters of a copy: to the ends of its line where only punctuation is in between, else what adjoins."""
    text = page.text
    span = page.token_span(copy.first, copy.last)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = span.start, span.end
    if any(map(str.isalnum, text[line_start:start])):
        while start > line_start and not (text[start - 1].isalnum() or text[start - 1].isspace()):
            start -= 1
    else:
        start = line_start
    if any(map(str.isalnum, text[end:line_end])):
        while end < line_end and not (text[end].isalnum() or text[end].isspace()):
            end += 1
    else:
        end = line_end
    return Span(start, end).trimmed(text)


def copy_spans(page: Page, copies: tuple[Range, ...]) -> list[Span]:
    """The characters of each copy; where all begin or end a few words off a line's border, to that border."""
    from dupcheck.match.copies import Range

    first_tokens, last_tokens = page.tokens
    starts, ends = zip(*(_line_borders(page, copy) for copy in copies), strict=True)
    lead = all(copy.first - start <= EDGE_TOKENS for copy, start in zip(copies, starts, strict=True))
    trail = all(end - copy.last <= EDGE_TOKENS for copy, end in zip(copies, ends, strict=True))
    spans = []
    floor = first_tokens
    for number, copy in enumerate(copies):
        ceiling = copies[number + 1].first if number + 1 < len(copies) else last_tokens
        first = max(floor, starts[number]) if lead else copy.first
        last = min(ceiling, ends[number]) if trail else copy.last
        spans.append(copy_span(page, Range(first, last)))
        floor = last
    return spans


def removal(span: Span, text: str) -> Edit:
    """The edit that cuts `span` and one separator: the white space behind it, before it where it ends the text."""
    end = span.end
    while end < len(text) and text[end].isspace():
        end += 1
    start = span.start
    if end == len(text):
        while start > 0 and text[start - 1].isspace():
            start -= 1
        return Edit(Span(start, span.end))
    return Edit(Span(start, end))


def _line_borders(page: Page, copy: Range) -> tuple[int, int]:
    """The first token on the copy's first line and the token behind its last line."""
    first = page.survey.tables.lines.first
    begin = page.survey.tables.lines.offsets[page.row]
    start = int(first[begin + page.line_of_token(copy.first)])
    stop = int(page.survey.tables.lines.last[begin + page.line_of_token(copy.last - 1)])
    return start, stop
