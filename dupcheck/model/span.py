"""A half-open range of characters in a document's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but not including `end`, counted in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """The number of characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def trimmed(self, text: str) -> Span:
        """This span without white space at either end; empty at its start if nothing else is in it."""
        covered = self.of(text)
        stripped = covered.strip()
        if not stripped:
            return Span(self.start, self.start)
        start = self.start + len(covered) - len(covered.lstrip())
        return Span(start, start + len(stripped))


def covered_characters(span: Span, claims: Iterable[Span]) -> int:
    """How many characters of `span` lie under at least one of `claims`."""
    covered, reach = 0, span.start
    for claim in sorted(claims):
        start, end = max(claim.start, reach), min(claim.end, span.end)
        if start < end:
            covered += end - start
            reach = end
    return covered


def outside(spans: Iterable[Span], claims: Iterable[Span]) -> list[Span]:
    """Those of `spans`, which are sorted, that share no character with any of `claims`; one walk over both."""
    waiting = sorted(claims)
    place, reach = 0, 0
    free = []
    for span in spans:
        while place < len(waiting) and waiting[place].start < span.end:
            reach = max(reach, waiting[place].end)
            place += 1
        if reach <= span.start:
            free.append(span)
    return free
