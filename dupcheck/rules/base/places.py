"""Spans become places: with their lines, and with what a report quotes of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dupcheck.model.finding import CONTEXT_LENGTH, EXCERPT_LENGTH, SHORT_EVIDENCE, TAIL_LENGTH, Place
from dupcheck.model.packed import Packed, unpack_place
from dupcheck.model.span import Span


def place_of(span: Span, text: str, document: str, line_starts: Sequence[int] | None = None) -> Place:
    """A span of `text` with its lines and what a report quotes of it; lines are counted anew without `line_starts`."""
    return unpack_place(packed_place(span, text, document, line_starts))


def packed_place(span: Span, text: str, document: str, line_starts: Sequence[int] | None = None) -> Packed:
    """The same, packed."""
    start, end = span.start, span.end
    if line_starts is None:
        start_line = text.count("\n", 0, start) + 1
        end_line = start_line + text.count("\n", start, max(start, end - 1))
    else:
        start_line = bisect_right(line_starts, start)
        end_line = bisect_right(line_starts, max(start, end - 1), start_line - 1)
    quoted_to = min(end, start + EXCERPT_LENGTH)
    tail = text[max(quoted_to, end - TAIL_LENGTH) : end]
    before = after = ""
    if end - start < SHORT_EVIDENCE:
        before = text[max(0, start - CONTEXT_LENGTH) : start].rpartition("\n")[2]
        after = text[end : end + CONTEXT_LENGTH].partition("\n")[0]
    return document, start, end, start_line, end_line, text[start:quoted_to], tail, before, after
