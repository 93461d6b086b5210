"""The lines of one document: columns for those who look at many, a `Line` for each one that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import overload

from dupcheck.model.span import Span

SLACK = 2  # words by which a run may go on beyond a line: the next sentence begins with the same one


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its newline: `number` counts from 0, `span` is trimmed, `words` counts tokens."""

    number: int
    span: Span
    text: str
    words: int


class LineColumns:
    """The trimmed text and the words of every line of `text`, blank ones too; `words` counts their tokens.

    Half of the time of all rules went into an object for every line, of which they look at one in ten.
    """

    def __init__(self, text: str, words: list[int]) -> None:
        self.raw = text.split("\n")
        if text.endswith("\n"):  # a document's last newline ends its last line: it does not begin an empty one
            self.raw.pop()
        self.texts = list(map(str.strip, self.raw))
        self.words = words
        self._made: dict[int, Line] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """The character that each line begins with."""
        return [0, *accumulate(len(raw) + 1 for raw in self.raw)]

    def span(self, number: int) -> Span:
        """The characters of a line's trimmed text."""
        raw, text = self.raw[number], self.texts[number]
        start = self._starts[number]
        if text and raw[0] != text[0]:
            start += len(raw) - len(raw.lstrip())
        return Span(start, start + len(text))

    def line(self, number: int) -> Line:
        """One line, the same object whenever it is asked for."""
        line = self._made.get(number)
        if line is None:
            line = Line(number, self.span(number), self.texts[number], self.words[number])
            self._made[number] = line
        return line


class Lines(Sequence[Line]):
    """Some lines of a document, those whose `numbers` are given, in order; each is made when it is asked for."""

    def __init__(self, columns: LineColumns, numbers: Sequence[int]) -> None:
        self.columns = columns
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> Lines: ...

    def __getitem__(self, place: int | slice) -> Line | Lines:
        if isinstance(place, slice):
            return Lines(self.columns, self.numbers[place])
        return self.columns.line(self.numbers[place])

    def __iter__(self) -> Iterator[Line]:
        return map(self.columns.line, self.numbers)

    def text(self, place: int) -> str:
        """The trimmed text of one of these lines."""
        return self.columns.texts[self.numbers[place]]

    def words(self, place: int) -> int:
        """How many tokens one of these lines has."""
        return self.columns.words[self.numbers[place]]
