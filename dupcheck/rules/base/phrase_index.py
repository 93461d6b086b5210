"""Finds every phrase of every rule in a batch, in one pass over its token hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.rules.base.phrase_file import Kind, Phrase
from dupcheck.tokens.tables import Tables, make_tables

MIN_SENTENCE_TOKENS = 5  # fewer are ordinary words somewhere; also the window that is looked up
LONG_LINE_TOKENS = 40  # a document that begins or ends in a longer line shows its chrome inside that line
EDGE_TOKENS = 40  # how much of such a line's head and tail is searched for phrases that are lines elsewhere
_FILTER_BITS = 16


@dataclass(frozen=True, slots=True, eq=False)
class PhraseHits:
    """Hit j is phrase `phrases[j]` on the tokens `first[j]:last[j]` of the batch, sorted by place.

    `inline` marks whole-line phrases found inside a long first or last line.
    """

    phrases: I64
    first: I64
    last: I64
    inline: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Lookup:
    """Sorted hashes with a bit table in front, which answers 4 ns a token where `np.isin` takes 180."""

    hashes: U64
    phrases: I64
    table: npt.NDArray[np.bool_]

    def find(self, hashes: U64) -> tuple[I64, I64]:
        """(positions in `hashes`, phrases), a position once for every phrase that has its hash."""
        maybe = np.flatnonzero(self.table[hashes & np.uint64((1 << _FILTER_BITS) - 1)])
        lower = np.searchsorted(self.hashes, hashes[maybe], side="left")
        upper = np.searchsorted(self.hashes, hashes[maybe], side="right")
        counts = upper - lower
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(maybe, counts), self.phrases[np.repeat(lower, counts) + within]


class PhraseIndex:
    """The phrases of the asked rules, hashed as a batch's lines and windows are."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self.phrases = phrases
        tables = make_tables(_batch_of(phrase.text.replace("#", " 0 ") for phrase in phrases))
        self._lengths = tables.tokens.counts
        offsets = tables.tokens.offsets
        self._whole = tables.folded_runs.of_runs(offsets[:-1], offsets[1:])
        kinds = np.array([phrase.kind.value for phrase in phrases], dtype="U8")
        heads = np.minimum(offsets[:-1] + MIN_SENTENCE_TOKENS, offsets[1:])
        self._check(kinds)
        self._of_kind = {kind: np.flatnonzero(kinds == kind.value) for kind in Kind}
        self._sentences = self._lookup(self._of_kind[Kind.SENTENCE], tables.folded_runs.of_runs(offsets[:-1], heads))

    def find(self, tables: Tables) -> PhraseHits:
        """Every phrase in every document of the batch."""
        found = [
            self._whole_lines(tables),
            *self._line_edges(tables),
            self._inside_sentences(tables),
            *self._inside_long_lines(tables),
        ]
        phrases, first, last, inline = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.lexsort((phrases, last, first))
        return PhraseHits(phrases[order], first[order], last[order], inline[order])

    def _check(self, kinds: npt.NDArray[np.str_]) -> None:
        short = (kinds == Kind.SENTENCE.value) & (self._lengths < MIN_SENTENCE_TOKENS)
        for number in np.flatnonzero(short | (self._lengths == 0)):
            phrase = self.phrases[number]
            raise ValueError(f"{phrase.rule}: phrase {phrase.text!r} has too few words to stand as a {phrase.kind}")

    def _lookup(self, chosen: I64, hashes: U64) -> _Lookup:
        order = chosen[np.argsort(hashes[chosen], kind="stable")]
        table = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        table[hashes[order] & np.uint64((1 << _FILTER_BITS) - 1)] = True
        return _Lookup(hashes[order], order, table)

    def _by_length(self, chosen: I64) -> list[tuple[int, _Lookup]]:
        lengths = self._lengths[chosen]
        return [(int(size), self._lookup(chosen[lengths == size], self._whole)) for size in distinct(lengths)]

    def _whole_lines(self, tables: Tables) -> tuple[I64, I64, I64, npt.NDArray[np.bool_]]:
        lines = tables.lines
        positions, phrases = self._lookup(self._of_kind[Kind.LINE], self._whole).find(lines.hashes)
        return (
            phrases,
            lines.first[positions],
            lines.last[positions],
            np.zeros(len(positions), dtype=np.bool_),
        )

    def _line_edges(self, tables: Tables) -> list[tuple[I64, I64, I64, npt.NDArray[np.bool_]]]:
        found = []
        for kind in (Kind.START, Kind.END):
            for size, lookup in self._by_length(self._of_kind[kind]):
                long = np.flatnonzero(tables.lines.counts >= size)
                first = tables.lines.first[long] if kind is Kind.START else tables.lines.last[long] - size
                positions, phrases = lookup.find(tables.folded_runs.of_runs(first, first + size))
                begins = first[positions]
                found.append((phrases, begins, begins + size, np.zeros(len(begins), dtype=np.bool_)))
        return found

    def _inside_sentences(self, tables: Tables) -> tuple[I64, I64, I64, npt.NDArray[np.bool_]]:
        first, phrases = self._sentences.find(tables.folded_runs.of_size(MIN_SENTENCE_TOKENS))
        last = first + self._lengths[phrases]
        offsets = tables.tokens.offsets
        inside = last <= offsets[np.searchsorted(offsets, first, side="right")]
        first, last, phrases = first[inside], last[inside], phrases[inside]
        same = tables.folded_runs.of_runs(first, last) == self._whole[phrases]
        return phrases[same], first[same], last[same], np.zeros(int(same.sum()), dtype=np.bool_)

    def _inside_long_lines(self, tables: Tables) -> list[tuple[I64, I64, I64, npt.NDArray[np.bool_]]]:
        lines = tables.lines
        edges = distinct(np.concatenate([lines.offsets[:-1], lines.offsets[1:] - 1]))
        edges = edges[lines.counts[edges] > LONG_LINE_TOKENS] if len(edges) else edges
        steps = np.arange(EDGE_TOKENS)
        heads = (lines.first[edges][:, None] + steps).reshape(-1)
        tails = (lines.last[edges][:, None] - 1 - steps).reshape(-1)
        ends = np.repeat(lines.last[edges], EDGE_TOKENS)
        found = []
        chosen = np.concatenate([self._of_kind[Kind.LINE], self._of_kind[Kind.START]])
        for size, lookup in self._by_length(chosen):
            if size < 2:
                continue
            begins = distinct(np.concatenate([heads[heads + size <= ends], tails[tails + size <= ends]]))
            positions, phrases = lookup.find(tables.folded_runs.of_runs(begins, begins + size))
            begins = begins[positions]
            found.append((phrases, begins, begins + size, np.ones(len(begins), dtype=np.bool_)))
        return found


def _batch_of(texts: Iterable[str]) -> Batch:
    """The texts as documents without fields: making a Document of each would take 40 ms of every start."""
    encoded = [text.encode() for text in texts]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in encoded], out=offsets[1:])
    return Batch(b"".join(encoded), offsets, {})
