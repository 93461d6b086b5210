"""One document as a rule sees it: its text, lines, phrases and repeats, in characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.copies import Repeat, find_copies
from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.model.span import Span
from dupcheck.rules.base.phrase_file import Phrase
from dupcheck.rules.base.survey import Survey


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its newline: `number` counts from 0, `span` is trimmed, `words` counts tokens."""

    number: int
    span: Span
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase at a place; `inline` when it is a line elsewhere and stands inside a long first or last line here."""

    phrase: Phrase
    span: Span
    line: int
    inline: bool


class Page:
    """A document of a surveyed batch; everything beyond its text is computed when first asked for.

    `claimed` are the spans that each rule judged so far has flagged in this document.
    """

    def __init__(self, survey: Survey, row: int) -> None:
        self.survey = survey
        self.row = row
        self.claimed: dict[str, tuple[Span, ...]] = {}

    @property
    def settings(self) -> Settings:
        """What the user set."""
        return self.survey.settings

    @cached_property
    def document(self) -> Document:
        """The document with its fields (url, title, description, date, html ...)."""
        return self.survey.tables.batch.document(self.row)

    @property
    def text(self) -> str:
        """The text as read; all spans point into it."""
        return self.document.text

    @cached_property
    def num_words(self) -> int:
        """Tokens of the text: words, or characters in scripts without spaces."""
        first, last = self._tokens
        return last - first

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, blank ones too."""
        table = self.survey.tables.lines
        rows = slice(int(table.offsets[self.row]), int(table.offsets[self.row + 1]))
        starts, ends = self._chars_at(table.starts[rows]).tolist(), self._chars_at(table.ends[rows]).tolist()
        words = (table.last[rows] - table.first[rows]).tolist()
        spans = [Span(start, end).trimmed(self.text) for start, end in zip(starts, ends, strict=True)]
        return tuple(
            Line(number, span, span.of(self.text), count)
            for number, (span, count) in enumerate(zip(spans, words, strict=True))
        )

    @cached_property
    def prose_lines(self) -> tuple[Line, ...]:
        """The lines that are not blank."""
        return tuple(line for line in self.lines if len(line.span))

    def hits(self, rule: str) -> tuple[Hit, ...]:
        """The phrases of one rule's file in this document, by place."""
        return self._hits.get(rule, ())

    @cached_property
    def repeats(self) -> list[Repeat]:
        """Texts that stand several times here, the longest matched first; tokens count over the batch."""
        return find_copies(self.survey.repeats.chains(self.row))

    def claims(self, rules: Iterable[str]) -> list[Span]:
        """What these rules have flagged so far."""
        return [span for rule in rules for span in self.claimed.get(rule, ())]

    def token_span(self, first: int, last: int) -> Span:
        """The characters from the first character of token `first` to the last one of token `last - 1`."""
        tokens = self.survey.tables.tokens
        return Span(self.char_at(int(tokens.starts[first])), self.char_at(int(tokens.ends[last - 1])))

    def char_at(self, byte: int) -> int:
        """The character at a byte of the batch's buffer."""
        return int(self._chars_at(np.asarray(byte)))

    def line_of_token(self, token: int) -> int:
        """The number of the line that holds a token, counted from 0."""
        table = self.survey.tables.lines
        begin, end = table.offsets[self.row], table.offsets[self.row + 1]
        start = self.survey.tables.tokens.starts[token]
        return int(np.searchsorted(table.starts[begin:end], start, side="right")) - 1

    @property
    def tokens(self) -> tuple[int, int]:
        """The document's tokens, half open, counted over the batch."""
        return self._tokens

    @cached_property
    def _tokens(self) -> tuple[int, int]:
        offsets = self.survey.tables.tokens.offsets
        return int(offsets[self.row]), int(offsets[self.row + 1])

    @cached_property
    def _char_bytes(self) -> np.typing.NDArray[np.int64] | None:
        """The first byte of every character; None when each has one byte."""
        batch = self.survey.tables.batch
        raw = np.frombuffer(batch.buffer, dtype=np.uint8)[batch.offsets[self.row] : batch.offsets[self.row + 1]]
        starts = np.flatnonzero((raw & 0xC0) != 0x80)
        return None if len(starts) == len(raw) else starts

    def _chars_at(self, bytes_: I64) -> I64:
        local: I64 = bytes_ - self.survey.tables.batch.offsets[self.row]
        return local if self._char_bytes is None else np.searchsorted(self._char_bytes, local).astype(np.int64)

    @cached_property
    def _hits(self) -> Mapping[str, tuple[Hit, ...]]:
        hits = self.survey.hits
        first, last = np.searchsorted(hits.first, self._tokens)
        found: dict[str, list[Hit]] = {}
        for number in range(int(first), int(last)):
            phrase = self.survey.phrases[int(hits.phrases[number])]
            span = self.token_span(int(hits.first[number]), int(hits.last[number]))
            line = self.line_of_token(int(hits.first[number]))
            found.setdefault(phrase.rule, []).append(Hit(phrase, span, line, bool(hits.inline[number])))
        return {rule: tuple(of_rule) for rule, of_rule in found.items()}
