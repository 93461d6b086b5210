"""From the tokens of a copy to its characters: from its first to its last, punctuation and bullets too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dupcheck.model.finding import Edit
from dupcheck.model.span import Span

if TYPE_CHECKING:
    from dupcheck.match.copies import Range
    from dupcheck.rules.base.page import Page

EDGE_TOKENS = 8  # a changed word within a seed of a copy's edge hides what lies beyond; its line tells where it begins
MAX_CHANCE_TOKENS = 3  # words before or behind two copies that are alike by chance
END_MARKS = "\n.!?…。！？।؟۔"
CLOSING_MARKS = "。！？」』）】"
OPENING_MARKS = "「『（【"
OPENERS = OPENING_MARKS + "([{<«“‘„‚¿¡#"  # what can only belong to the words behind it


def copy_span(page: Page, copy: Range) -> Span:
    """The characters of a copy: to the ends of its line where only punctuation is in between, else what adjoins."""
    text = page.text
    span = page.token_span(copy.first, copy.last)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = span.start, span.end
    start = _with_marks_before(text, start) if any(map(str.isalnum, text[line_start:start])) else line_start
    if any(map(str.isalnum, text[end:line_end])):
        while end < line_end and not (text[end].isalnum() or text[end].isspace() or text[end] in OPENING_MARKS):
            end += 1
    else:
        end = line_end
    return Span(start, end).trimmed(text)


def _with_marks_before(text: str, start: int) -> int:
    """Where the marks begin that open what begins at `start`, a word with others before it on its line.

    Where no space parts it from the word before, marks are the end of that one's sentence but for those that open.
    """
    begin = start
    while not (text[begin - 1].isalnum() or text[begin - 1].isspace() or text[begin - 1] in CLOSING_MARKS):
        begin -= 1
    if text[begin - 1].isalnum():
        begin = start
        while text[begin - 1] in OPENERS:
            begin -= 1
    return begin


def copy_spans(page: Page, copies: tuple[Range, ...]) -> list[Span]:
    """The characters of each copy; where all begin or end a few words off a line's border, to that border."""
    from dupcheck.match.copies import Range

    copies = snapped(page, copies)
    first_tokens, last_tokens = page.tokens
    starts, ends = zip(*(_line_borders(page, copy) for copy in copies), strict=True)
    lead, trail = _lead(page, copies), _trail(page, copies)
    spans = []
    floor = first_tokens
    for number, copy in enumerate(copies):
        ceiling = copies[number + 1].first if number + 1 < len(copies) else last_tokens
        first = max(floor, starts[number]) if lead else copy.first
        last = min(ceiling, ends[number]) if trail else copy.last
        spans.append(copy_span(page, Range(first, last)))
        floor = last
    return spans


def snapped(page: Page, copies: tuple[Range, ...]) -> tuple[Range, ...]:
    """Copies that begin and end with lines or sentences, where the words before or behind happen to be alike.

    Of `x p x p x`, copies in a row, `x p` stands twice and so does `p x`: that is meant which begins with a line.
    """
    if all(one.last == other.first for one, other in pairwise(copies)):
        return _turned(page, copies)
    return _trimmed(page, copies)


def _turned(page: Page, copies: tuple[Range, ...]) -> tuple[Range, ...]:
    """Copies in a row, a few tokens further if they all begin a line or sentence there and are still copies."""
    hashes = page.survey.tables.tokens.hashes
    begin, end = copies[0].first, copies[-1].last
    for shift in range(min(EDGE_TOKENS + 1, page.tokens[1] - end + 1, len(copies[0]))):
        if hashes[begin : begin + shift].tolist() != hashes[end : end + shift].tolist():
            break
        if all(_opens(page, copy.first + shift) for copy in copies):
            return tuple(replace(copy, first=copy.first + shift, last=copy.last + shift) for copy in copies)
    return copies


def _trimmed(page: Page, copies: tuple[Range, ...]) -> tuple[Range, ...]:
    """Copies without the end of a line before them or the beginning of one behind them."""
    most = min(MAX_CHANCE_TOKENS, min(map(len, copies)) // 2)
    head = tail = 0
    if not _lead(page, copies):
        opening = (cut for cut in range(most + 1) if all(_opens(page, copy.first + cut) for copy in copies))
        head = next(opening, 0)
    if not _trail(page, copies):
        closing = (cut for cut in range(most + 1) if all(_opens(page, copy.last - cut) for copy in copies))
        tail = next(closing, 0)
    return tuple(replace(copy, first=copy.first + head, last=copy.last - tail) for copy in copies)


def _lead(page: Page, copies: tuple[Range, ...]) -> bool:
    """True when all copies begin a few words, much the same in all, behind the start of a line."""
    return _alike(page, [(_line_borders(page, copy)[0], copy.first) for copy in copies])


def _trail(page: Page, copies: tuple[Range, ...]) -> bool:
    """True when all copies end a few words, much the same in all, before the end of a line."""
    return _alike(page, [(copy.last, _line_borders(page, copy)[1]) for copy in copies])


def _alike(page: Page, edges: list[tuple[int, int]]) -> bool:
    """True when these runs of at most EDGE_TOKENS share half of their tokens with the first, but for one word."""
    if any(last - first > EDGE_TOKENS for first, last in edges):
        return False
    hashes = page.survey.tables.tokens.hashes
    words = [set(hashes[first:last].tolist()) for first, last in edges]
    return all(2 * len(words[0] & other) >= max(len(words[0]), len(other)) - 1 for other in words)


def _opens(page: Page, token: int) -> bool:
    """True when a line or a sentence begins with this token, or the text is over before it."""
    first, last = page.tokens
    if token in (first, last):
        return True
    tables = page.survey.tables
    before = tables.batch.buffer[int(tables.tokens.ends[token - 1]) : int(tables.tokens.starts[token])]
    return any(char in END_MARKS for char in before.decode())


def removal(span: Span, text: str) -> Edit:
    """The edit that cuts `span` and one separator: the white space behind it, before it where it ends the text."""
    start, end = span.start, span.end
    size = len(text)
    while end < size and text[end].isspace():
        end += 1
    if end < size:
        return Edit(Span(start, end))
    while start and text[start - 1].isspace():
        start -= 1
    return Edit(Span(start, span.end))


def removals(spans: Sequence[Span], text: str) -> tuple[Edit, ...]:
    """The edits that cut `spans`, sorted and apart, each with one separator; no two edits take the same one."""
    edits: list[Edit] = []
    ends_text = True
    border = len(text)  # where the edit behind begins to cut
    for number in range(len(spans) - 1, -1, -1):
        start, end = spans[number].start, spans[number].end
        floor = spans[number - 1].end if number else 0
        behind = end
        while behind < border and text[behind].isspace():
            behind += 1
        ends_text = ends_text and behind == border
        if ends_text:
            while start > floor and text[start - 1].isspace():
                start -= 1
        else:
            end = behind
        edits.append(Edit(Span(start, end)))
        border = start
    return tuple(reversed(edits))


def _line_borders(page: Page, copy: Range) -> tuple[int, int]:
    """The first token on the copy's first line and the token behind its last line."""
    first = page.survey.tables.lines.first
    begin = page.survey.tables.lines.offsets[page.row]
    start = int(first[begin + page.line_of_token(copy.first)])
    stop = int(page.survey.tables.lines.last[begin + page.line_of_token(copy.last - 1)])
    return start, stop
