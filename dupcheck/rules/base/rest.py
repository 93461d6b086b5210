"""What is left of a text without the places a rule has found."""

from __future__ import annotations

from collections.abc import Iterable

from dupcheck.model.span import Span


def rest_of_text(text: str, spans: Iterable[Span]) -> str:
    """`text` without `spans`, which are sorted, a line break for each; they may overlap.

    >>> rest_of_text("one {{two}} three", [Span(4, 11)])
    'one \\n three'
    """
    parts, reach = [], 0
    for span in spans:
        parts.append(text[reach : span.start] if span.start > reach else "")
        reach = max(reach, span.end)
    return "\n".join([*parts, text[reach:]])
