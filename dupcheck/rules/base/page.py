"""One document as a rule sees it: its text, lines, phrases and repeats, in characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.copies import Repeat, find_copies
from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.model.span import Span
from dupcheck.rules.base.char_offsets import WideCharacters, wide_characters
from dupcheck.rules.base.lines import Line as Line  # rules name it beside Page
from dupcheck.rules.base.lines import LineColumns, Lines
from dupcheck.rules.base.phrase_file import WORDS, Phrase
from dupcheck.rules.base.survey import Survey

if TYPE_CHECKING:
    from dupcheck.rules.base.html_facts import HtmlFacts
    from dupcheck.rules.base.html_statements import Statements


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
        self._hits: dict[str, tuple[Hit, ...]] = {}

    @property
    def settings(self) -> Settings:
        """What the user set."""
        return self.survey.settings

    @cached_property
    def document(self) -> Document:
        """The document with its fields (url, title, description, date, html ...)."""
        columns = self.survey.tables.batch.columns
        return Document(text=self.text, **{name: column[self.row] for name, column in columns.items()})

    @cached_property
    def text(self) -> str:
        """The text as read; all spans point into it."""
        return self.survey.tables.batch.text(self.row)

    def field(self, name: str) -> Any:
        """One field of the document, by the name it has in Document, without making a view."""
        return self.survey.tables.batch.columns[name][self.row]

    @cached_property
    def num_words(self) -> int:
        """Tokens of the text: words, or characters in scripts without spaces."""
        first, last = self._tokens
        return last - first

    @cached_property
    def lines(self) -> Lines:
        """All lines, blank ones too."""
        columns = self._line_columns
        return Lines(columns, range(len(columns.texts)))

    @cached_property
    def prose_lines(self) -> Lines:
        """The lines that are not blank."""
        columns = self._line_columns
        return Lines(columns, [number for number, text in enumerate(columns.texts) if text])

    @cached_property
    def worded_lines(self) -> Lines:
        """The lines that hold a word."""
        columns = self._line_columns
        return Lines(columns, [number for number, words in enumerate(columns.words) if words])

    @cached_property
    def place_of_line(self) -> dict[int, int]:
        """The place among `prose_lines` of each of these lines, by its number."""
        return {number: place for place, number in enumerate(self.prose_lines.numbers)}

    def hits(self, rule: str) -> tuple[Hit, ...]:
        """The phrases of one rule's file in this document, by place."""
        if rule not in self._hits:
            self._hits[rule] = self._find_hits(rule)
        return self._hits[rule]

    @cached_property
    def repeats(self) -> list[Repeat]:
        """Texts that stand several times here, the longest matched first; tokens count over the batch."""
        return find_copies(self.survey.repeats.chains(self.row), self.survey.tables.tokens.hashes)

    @cached_property
    def html_facts(self) -> HtmlFacts | None:
        """What the page's HTML says of the document; None without HTML, and of a page too large to be one."""
        from dupcheck.rules.base.html_facts import MAX_HTML, facts_of

        html = self.document.html
        first, last = self._tokens
        if not html or len(html) > MAX_HTML:
            return None
        return facts_of(html, self.survey.tables.tokens.hashes[first:last])

    @cached_property
    def html_statements(self) -> Statements | None:
        """What the page says of itself, its head alone where the text is the whole page; None without HTML."""
        if self.document.text_from_html and self.document.html:
            from dupcheck.rules.base.html_statements import statements_of_head

            return statements_of_head(self.document.html)
        return None if self.html_facts is None else self.html_facts.statements

    def claims(self, rules: Iterable[str]) -> list[Span]:
        """What these rules have flagged so far."""
        return [span for rule in rules for span in self.claimed.get(rule, ())]

    def token_span(self, first: int, last: int) -> Span:
        """The characters from the first character of token `first` to the last one of token `last - 1`."""
        tokens = self.survey.tables.tokens
        return Span(self.char_at(int(tokens.starts[first])), self.char_at(int(tokens.ends[last - 1])))

    def char_at(self, byte: int) -> int:
        """The character at a byte of the batch's buffer."""
        return byte - self._begin if self._wide is None else int(self._chars_at(np.asarray(byte)))

    def chars_at(self, bytes_: I64) -> list[int]:
        """The characters at these bytes of the batch's buffer."""
        chars: list[int] = self._chars_at(bytes_).tolist()
        return chars

    def line_of_token(self, token: int) -> int:
        """The number of the line that holds a token, counted from 0."""
        table = self.survey.tables.lines
        begin, end = table.offsets[self.row], table.offsets[self.row + 1]
        start = self.survey.tables.tokens.starts[token]
        return int(table.starts[begin:end].searchsorted(start, side="right")) - 1

    @cached_property
    def _line_columns(self) -> LineColumns:
        table = self.survey.tables.lines
        first, last = int(table.offsets[self.row]), int(table.offsets[self.row + 1])
        return LineColumns(self.text, (table.last[first:last] - table.first[first:last]).tolist())

    @cached_property
    def line_starts(self) -> list[int]:
        """The character that each line begins with, and the text's end where a newline stands there."""
        table = self.survey.tables.lines
        starts = self.chars_at(table.starts[table.offsets[self.row] : table.offsets[self.row + 1]])
        return [*starts, len(self.text)] if self.text.endswith("\n") else starts

    @property
    def tokens(self) -> tuple[int, int]:
        """The document's tokens, half open, counted over the batch."""
        return self._tokens

    @cached_property
    def _tokens(self) -> tuple[int, int]:
        offsets = self.survey.tables.tokens.offsets
        return int(offsets[self.row]), int(offsets[self.row + 1])

    @cached_property
    def _begin(self) -> int:
        """The document's first byte."""
        return int(self.survey.tables.batch.offsets[self.row])

    @cached_property
    def _wide(self) -> WideCharacters | None:
        """The batch's characters of several bytes; None when this document has none."""
        batch = self.survey.tables.batch
        is_ascii = len(self.text) == batch.offsets[self.row + 1] - batch.offsets[self.row]
        return None if is_ascii else self.survey.once(wide_characters)

    def _chars_at(self, bytes_: I64) -> I64:
        return bytes_ - self._begin if self._wide is None else self._wide.chars_between(self._begin, bytes_)

    def topics(self, rule: str) -> dict[int, set[str]]:
        """The lines that hold words by which a rule's stems are looked for, with the languages of these words."""
        hits, phrases = self.survey.hits, self.survey.phrases
        words = [number for number in self._hit_numbers.get(rule, ()) if phrases[hits.phrases[number]].kind in WORDS]
        found: dict[int, set[str]] = {}
        lines = self._lines_at(self.survey.tables.tokens.starts[hits.first[words]]) if words else []
        for number, line in zip(words, lines, strict=True):
            found.setdefault(line, set()).add(phrases[hits.phrases[number]].language)
        return found

    def _find_hits(self, rule: str) -> tuple[Hit, ...]:
        numbers = self._hit_numbers.get(rule)
        if not numbers:
            return ()
        hits, tokens = self.survey.hits, self.survey.tables.tokens
        starts = tokens.starts[hits.first[numbers]]
        columns = (
            hits.phrases[numbers].tolist(),
            self._chars_at(starts).tolist(),
            self._chars_at(tokens.ends[hits.last[numbers] - 1]).tolist(),
            self._lines_at(starts),
            hits.inline[numbers].tolist(),
        )
        return tuple(
            Hit(self.survey.phrases[phrase], Span(start, stop), line, inline)
            for phrase, start, stop, line, inline in zip(*columns, strict=True)
        )

    @cached_property
    def _hit_numbers(self) -> dict[str, list[int]]:
        """The hits of this document, by their rule."""
        hits, phrases = self.survey.hits, self.survey.phrases
        first, last = hits.first.searchsorted(self._tokens).tolist()
        found: dict[str, list[int]] = {}
        for number, phrase in enumerate(hits.phrases[first:last].tolist(), first):
            found.setdefault(phrases[phrase].rule, []).append(number)
        return found

    def _lines_at(self, starts: I64) -> list[int]:
        """The lines in which the tokens that start at these bytes stand."""
        lines = self.survey.tables.lines
        begin, end = lines.offsets[self.row], lines.offsets[self.row + 1]
        found: list[int] = (lines.starts[begin:end].searchsorted(starts, side="right") - 1).tolist()
        return found
