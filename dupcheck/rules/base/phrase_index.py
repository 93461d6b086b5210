"""Finds every phrase of every rule in a batch, in one pass over its token hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import Bools
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.rules.base.phrase_file import WORDS, Kind, Phrase
from dupcheck.rules.base.phrase_lookup import Edge, Lookup, OfSize, bits_of, edge_hashes, may_hold, wide_table
from dupcheck.tokens.tables import Tables, make_tables

MIN_SENTENCE_TOKENS = 5  # fewer are ordinary words somewhere; also the window that is looked up
LONG_LINE_TOKENS = 40  # a document that begins or ends in a longer line shows its chrome inside that line
EDGE_TOKENS = 40  # how much of such a line's head and tail is searched for phrases that are lines elsewhere
SHORT_LINE_TOKENS = 14  # of a line of a few words: a button, a heading
UNSPACED_LINE_TOKENS = 30  # of one whose word is several tokens, the characters of its script
_Found = tuple[I64, I64, I64, Bools]  # phrase, first and last token, "inline"; a row a hit


@dataclass(frozen=True, slots=True, eq=False)
class PhraseHits:
    """Hit j is phrase `phrases[j]` on the tokens `first[j]:last[j]` of the batch, sorted by place.

    `inline` marks whole-line phrases found inside a long first or last line.
    """

    phrases: I64
    first: I64
    last: I64
    inline: Bools


class PhraseIndex:
    """The phrases of the asked rules, hashed as a batch's lines and windows are."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self.phrases = phrases
        self._tables = tables = make_tables(_batch_of(phrase.text.replace("#", " 0 ") for phrase in phrases))
        self._lengths = tables.tokens.counts
        offsets = tables.tokens.offsets
        self._whole = tables.folded_runs.of_runs(offsets[:-1], offsets[1:])
        kinds = np.array([phrase.kind.value for phrase in phrases], dtype="U8")
        self._check(kinds)
        self._of_kind = {kind: np.flatnonzero(kinds == kind.value) for kind in Kind}
        self._chosen: dict[tuple[str, frozenset[str]], Bools] = {}

    def find(self, tables: Tables) -> PhraseHits:
        """Every phrase in every document of the batch."""
        found = [
            self._whole_lines(tables),
            *self._line_edges(tables),
            self._inside_sentences(tables),
            *self._words(tables),
            *self._inside_long_lines(tables),
        ]
        phrases, first, last, inline = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.lexsort((phrases, last, first))
        return PhraseHits(phrases[order], first[order], last[order], inline[order])

    def are_of(self, rule: str, roles: frozenset[str]) -> Bools:
        """Which phrases are `rule`'s, in one of `roles`; in any when none is named."""
        key = rule, roles
        if key not in self._chosen:
            chosen = np.zeros(len(self.phrases), dtype=np.bool_)
            chosen[[number for number, role in self._of_rule.get(rule, ()) if not roles or role in roles]] = True
            self._chosen[key] = chosen
        return self._chosen[key]

    @cached_property
    def _of_rule(self) -> dict[str, list[tuple[int, str]]]:
        """The numbers of each rule's phrases, with their roles."""
        of_rule: dict[str, list[tuple[int, str]]] = {}
        for number, phrase in enumerate(self.phrases):
            of_rule.setdefault(phrase.rule, []).append((number, phrase.role))
        return of_rule

    def _check(self, kinds: npt.NDArray[np.str_]) -> None:
        short = (kinds == Kind.SENTENCE.value) & (self._lengths < MIN_SENTENCE_TOKENS)
        for number in np.flatnonzero(short | (self._lengths == 0)):
            phrase = self.phrases[number]
            raise ValueError(f"{phrase.rule}: phrase {phrase.text!r} has too few words to stand as a {phrase.kind}")

    def _lookup(self, chosen: I64, hashes: U64) -> Lookup:
        order = chosen[np.argsort(hashes[chosen], kind="stable")]
        return Lookup(hashes[order], order, bits_of(hashes[order]))

    def _by_length(self, chosen: I64) -> list[OfSize]:
        lengths = self._lengths[chosen]
        return [OfSize(int(size), self._lookup(chosen[lengths == size], self._whole)) for size in distinct(lengths)]

    @cached_property
    def _lines(self) -> Lookup:
        return self._lookup(self._of_kind[Kind.LINE], self._whole)

    @cached_property
    def _edges(self) -> list[tuple[Kind, Edge, list[OfSize]]]:
        """For phrases that begin or end a line what they begin or end with, and those of each length."""
        return [
            (kind, self._edge(kind, self._of_kind[kind]), self._by_length(self._of_kind[kind]))
            for kind in (Kind.START, Kind.END)
        ]

    def _edge(self, kind: Kind, chosen: I64) -> Edge:
        """What these phrases begin with, or end with."""
        offsets = self._tables.tokens.offsets
        alone, more = chosen[self._lengths[chosen] == 1], chosen[self._lengths[chosen] > 1]
        one, two = (
            bits_of(edge_hashes(self._tables, kind, offsets[some], offsets[some + 1], size))
            for size, some in ((1, alone), (2, more))
        )
        return Edge(one, two)

    @cached_property
    def _sentences(self) -> tuple[Bools, Lookup]:
        """A wide table of the windows that sentences begin with, and the sentences by them."""
        chosen = self._of_kind[Kind.SENTENCE]
        first = self._tables.tokens.offsets[chosen]
        heads = np.zeros(len(self.phrases), dtype=np.uint64)
        heads[chosen] = self._tables.folded_runs.of_runs(first, first + MIN_SENTENCE_TOKENS)
        return wide_table(heads[chosen]), self._lookup(chosen, heads)

    @cached_property
    def _inline(self) -> tuple[Edge, list[OfSize]]:
        """What the phrases begin with that are looked for inside long lines, and those of each length."""
        chosen = np.concatenate([self._of_kind[Kind.LINE], self._of_kind[Kind.START]])
        chosen = chosen[self._lengths[chosen] > 1]
        return self._edge(Kind.START, chosen), self._by_length(chosen)

    @cached_property
    def _single(self) -> list[tuple[Kind, Bools, list[OfSize]]]:
        """For the kinds of words a wide table of the tokens that begin one of them, and those of each length."""
        single = []
        for kind in WORDS:
            chosen = self._of_kind[kind]
            first = self._tables.tokens.hashes[self._tables.tokens.offsets[chosen]]
            single.append((kind, wide_table(first), self._by_length(chosen)))
        return single

    def _whole_lines(self, tables: Tables) -> _Found:
        lines = tables.lines
        positions, phrases = self._lines.find(lines.hashes)
        return _found(phrases, lines.first[positions], lines.last[positions], False)

    def _line_edges(self, tables: Tables) -> list[_Found]:
        lines = tables.lines
        filled = np.flatnonzero(lines.counts > 0)
        found = []
        for kind, edge, of_sizes in self._edges:
            likely = filled[edge.are_of(tables, kind, lines.first[filled], lines.last[filled])]
            counts = lines.counts[likely]
            for phrases in of_sizes:
                long = likely[counts >= phrases.size]
                first = lines.first[long] if kind is Kind.START else lines.last[long] - phrases.size
                found.append(_windows(tables, first, phrases, False))
        return found

    def _inside_sentences(self, tables: Tables) -> _Found:
        table, sentences = self._sentences
        windows = tables.folded_runs.of_size(MIN_SENTENCE_TOKENS)
        likely = tables.gear.find_listed(windows, table)
        positions, phrases = sentences.find(windows[likely])
        first = likely[positions]
        last = first + self._lengths[phrases]
        offsets = tables.tokens.offsets
        inside = last <= offsets[np.searchsorted(offsets, first, side="right")]
        first, last, phrases = first[inside], last[inside], phrases[inside]
        same = tables.folded_runs.of_runs(first, last) == self._whole[phrases]
        return _found(phrases[same], first[same], last[same], False)

    def _words(self, tables: Tables) -> list[_Found]:
        """The words of stems, where their kind looks for them."""
        found = []
        for kind, table, of_sizes in self._single:
            places = tables.gear.find_listed(tables.tokens.hashes, table)
            places = places[may_hold(tables, kind, places, UNSPACED_LINE_TOKENS)]
            for phrases in of_sizes:
                first = places[places + phrases.size <= len(tables.tokens)]
                numbers, begins, ends, inline = _windows(tables, first, phrases, False)
                most = SHORT_LINE_TOKENS if phrases.size == 1 else UNSPACED_LINE_TOKENS
                line = np.searchsorted(tables.lines.first, begins, side="right") - 1
                kept = may_hold(tables, kind, begins, most) & (ends <= tables.lines.last[line])
                found.append((numbers[kept], begins[kept], ends[kept], inline[kept]))
        return found

    def _inside_long_lines(self, tables: Tables) -> list[_Found]:
        lines = tables.lines
        edges = distinct(np.concatenate([lines.offsets[:-1], lines.offsets[1:] - 1]))
        edges = edges[lines.counts[edges] > LONG_LINE_TOKENS] if len(edges) else edges
        steps = np.arange(EDGE_TOKENS)
        heads = (lines.first[edges][:, None] + steps).reshape(-1)
        tails = (lines.last[edges][:, None] - 1 - steps).reshape(-1)
        begins = np.concatenate([heads, tails])
        ends = np.tile(np.repeat(lines.last[edges], EDGE_TOKENS), 2)
        edge, of_sizes = self._inline
        likely = edge.are_of(tables, Kind.START, begins, ends)
        begins, ends = begins[likely], ends[likely]
        return [
            _windows(tables, distinct(begins[begins + phrases.size <= ends]), phrases, True) for phrases in of_sizes
        ]


def _windows(tables: Tables, first: I64, phrases: OfSize, inline: bool) -> _Found:
    """The phrases of one length that stand at these tokens."""
    positions, numbers = phrases.lookup.find(tables.folded_runs.of_runs(first, first + phrases.size))
    return _found(numbers, first[positions], first[positions] + phrases.size, inline)


def _found(phrases: I64, first: I64, last: I64, inline: bool) -> _Found:
    return phrases, first, last, np.full(len(phrases), inline)


def _batch_of(texts: Iterable[str]) -> Batch:
    """The texts as documents without fields: making a Document of each would take 40 ms of every start."""
    encoded = [text.encode() for text in texts]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(text) for text in encoded], out=offsets[1:])
    return Batch(b"".join(encoded), offsets, {})
