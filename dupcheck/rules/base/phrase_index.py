"""Finds every phrase of every rule in a batch, in one pass over its token hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64, NUMBER_HASH
from dupcheck.model.batch import Batch
from dupcheck.rules.base.phrase_file import WORDS, Kind, Phrase
from dupcheck.tokens.tables import Tables, make_tables

MIN_SENTENCE_TOKENS = 5  # fewer are ordinary words somewhere; also the window that is looked up
LONG_LINE_TOKENS = 40  # a document that begins or ends in a longer line shows its chrome inside that line
EDGE_TOKENS = 40  # how much of such a line's head and tail is searched for phrases that are lines elsewhere
WORD_LINE_TOKENS = 70  # of a line in which single words are looked for; a consent manager's sentence has 60
WORD_EDGE_TOKENS = 80  # or so many tokens from either end of the text
SHORT_LINE_TOKENS = 14  # of a line of a few words: a button, a heading
UNSPACED_LINE_TOKENS = 30  # of one whose word is several tokens, the characters of its script
SHORT_EDGE_TOKENS = 30  # or so many tokens from the end of the text
LATE_TOKENS = 120  # from the end of the text
_FILTER_BITS = 16
_Found = tuple[I64, I64, I64, npt.NDArray[np.bool_]]  # phrase, first and last token, "inline"; a row a hit


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
        maybe = np.flatnonzero(self.table[_low_bits(hashes)])
        lower = np.searchsorted(self.hashes, hashes[maybe], side="left")
        upper = np.searchsorted(self.hashes, hashes[maybe], side="right")
        counts = upper - lower
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(maybe, counts), self.phrases[np.repeat(lower, counts) + within]


@dataclass(frozen=True, slots=True, eq=False)
class _OfSize:
    """Phrases of one length in tokens."""

    size: int
    lookup: _Lookup


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
        self._chosen: dict[tuple[str, frozenset[str]], npt.NDArray[np.bool_]] = {}

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

    def are_of(self, rule: str, roles: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which phrases are `rule`'s, in one of `roles`; in any when none is named."""
        key = rule, roles
        if key not in self._chosen:
            wanted = [it.rule == rule and (not roles or it.role in roles) for it in self.phrases]
            self._chosen[key] = np.array(wanted, dtype=np.bool_)
        return self._chosen[key]

    def _check(self, kinds: npt.NDArray[np.str_]) -> None:
        short = (kinds == Kind.SENTENCE.value) & (self._lengths < MIN_SENTENCE_TOKENS)
        for number in np.flatnonzero(short | (self._lengths == 0)):
            phrase = self.phrases[number]
            raise ValueError(f"{phrase.rule}: phrase {phrase.text!r} has too few words to stand as a {phrase.kind}")

    def _lookup(self, chosen: I64, hashes: U64) -> _Lookup:
        order = chosen[np.argsort(hashes[chosen], kind="stable")]
        return _Lookup(hashes[order], order, _bits(hashes[order]))

    def _by_length(self, chosen: I64) -> list[_OfSize]:
        lengths = self._lengths[chosen]
        return [_OfSize(int(size), self._lookup(chosen[lengths == size], self._whole)) for size in distinct(lengths)]

    @cached_property
    def _lines(self) -> _Lookup:
        return self._lookup(self._of_kind[Kind.LINE], self._whole)

    @cached_property
    def _edges(self) -> list[tuple[Kind, npt.NDArray[np.bool_], list[_OfSize]]]:
        """For phrases that begin or end a line which first or last tokens they have, and those of each length."""
        edges = []
        for kind in (Kind.START, Kind.END):
            chosen = self._of_kind[kind]
            ends = (
                self._tables.tokens.offsets[chosen]
                if kind is Kind.START
                else self._tables.tokens.offsets[chosen + 1] - 1
            )
            edges.append((kind, _bits(_folded(self._tables, ends)), self._by_length(chosen)))
        return edges

    @cached_property
    def _sentences(self) -> tuple[npt.NDArray[np.uint8], _Lookup]:
        """Which tokens are the longest one of a sentence's first tokens, bit p for the p-th; and the sentences."""
        chosen, tokens = self._of_kind[Kind.SENTENCE], self._tables.tokens
        first = tokens.offsets[chosen]
        places = first[:, None] + np.arange(MIN_SENTENCE_TOKENS)
        sizes = np.where(tokens.is_number[places], 0, tokens.ends[places] - tokens.starts[places])
        longest = np.argmax(sizes, axis=1)
        table = np.zeros(1 << _FILTER_BITS, dtype=np.uint8)
        np.bitwise_or.at(table, _low_bits(tokens.hashes[first + longest]), (1 << longest).astype(np.uint8))
        heads = np.zeros(len(self.phrases), dtype=np.uint64)
        heads[chosen] = self._tables.folded_runs.of_runs(first, first + MIN_SENTENCE_TOKENS)
        return table, self._lookup(chosen, heads)

    @cached_property
    def _inline(self) -> tuple[npt.NDArray[np.bool_], list[_OfSize]]:
        """Which tokens begin a phrase that is looked for inside long lines, and those phrases of each length."""
        chosen = np.concatenate([self._of_kind[Kind.LINE], self._of_kind[Kind.START]])
        chosen = chosen[self._lengths[chosen] > 1]
        return _bits(_folded(self._tables, self._tables.tokens.offsets[chosen])), self._by_length(chosen)

    @cached_property
    def _single(self) -> list[tuple[Kind, npt.NDArray[np.bool_], list[_OfSize]]]:
        """For the kinds of words which tokens begin one of them, and those of each length."""
        chosen = [(kind, self._of_kind[kind]) for kind in WORDS]
        firsts = self._tables.tokens.offsets
        return [(kind, _bits(_folded(self._tables, firsts[it])), self._by_length(it)) for kind, it in chosen]

    def _whole_lines(self, tables: Tables) -> _Found:
        lines = tables.lines
        positions, phrases = self._lines.find(lines.hashes)
        return _found(phrases, lines.first[positions], lines.last[positions], False)

    def _line_edges(self, tables: Tables) -> list[_Found]:
        lines = tables.lines
        filled = np.flatnonzero(lines.counts > 0)
        found = []
        for kind, bits, of_sizes in self._edges:
            edges = lines.first[filled] if kind is Kind.START else lines.last[filled] - 1
            likely = filled[bits[_low_bits(_folded(tables, edges))]]
            counts = lines.counts[likely]
            for phrases in of_sizes:
                long = likely[counts >= phrases.size]
                first = lines.first[long] if kind is Kind.START else lines.last[long] - phrases.size
                found.append(_windows(tables, first, phrases, False))
        return found

    def _inside_sentences(self, tables: Tables) -> _Found:
        table, sentences = self._sentences
        masks = table[_low_bits(tables.tokens.hashes)]
        likely = np.flatnonzero(masks)
        masks = masks[likely]
        starts = distinct(
            np.concatenate([likely[(masks >> place) & 1 != 0] - place for place in range(MIN_SENTENCE_TOKENS)])
        )
        starts = starts[(starts >= 0) & (starts + MIN_SENTENCE_TOKENS <= len(tables.tokens))]
        positions, phrases = sentences.find(tables.folded_runs.of_runs(starts, starts + MIN_SENTENCE_TOKENS))
        first = starts[positions]
        last = first + self._lengths[phrases]
        offsets = tables.tokens.offsets
        inside = last <= offsets[np.searchsorted(offsets, first, side="right")]
        first, last, phrases = first[inside], last[inside], phrases[inside]
        same = tables.folded_runs.of_runs(first, last) == self._whole[phrases]
        return _found(phrases[same], first[same], last[same], False)

    def _words(self, tables: Tables) -> list[_Found]:
        """The words of stems, where their kind looks for them."""
        lines, offsets = tables.lines, tables.tokens.offsets
        found = []
        for kind, bits, of_sizes in self._single:
            places = np.flatnonzero(bits[_low_bits(tables.tokens.hashes)])
            for phrases in of_sizes:
                first = places[places + phrases.size <= len(tables.tokens)]
                numbers, begins, ends, inline = _windows(tables, first, phrases, False)
                line = np.searchsorted(lines.first, begins, side="right") - 1
                row = np.searchsorted(offsets, begins, side="right") - 1
                before, behind = begins - offsets[row], offsets[row + 1] - begins
                if kind is Kind.WORD:
                    near = (lines.counts[line] <= WORD_LINE_TOKENS) | (np.minimum(before, behind) <= WORD_EDGE_TOKENS)
                elif kind is Kind.SHORT:
                    most = SHORT_LINE_TOKENS if phrases.size == 1 else UNSPACED_LINE_TOKENS
                    near = (lines.counts[line] <= most) | (behind <= SHORT_EDGE_TOKENS)
                else:
                    near = behind <= LATE_TOKENS
                kept = near & (ends <= lines.last[line])
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
        bits, of_sizes = self._inline
        likely = bits[_low_bits(_folded(tables, begins))]
        begins, ends = begins[likely], ends[likely]
        return [
            _windows(tables, distinct(begins[begins + phrases.size <= ends]), phrases, True) for phrases in of_sizes
        ]


def _folded(tables: Tables, tokens: I64) -> U64:
    """The hashes of these tokens, all numbers alike."""
    return np.where(tables.tokens.is_number[tokens], NUMBER_HASH, tables.tokens.hashes[tokens])


def _low_bits(hashes: U64) -> npt.NDArray[np.uint16]:
    return hashes.astype(np.uint16)


def _bits(hashes: U64) -> npt.NDArray[np.bool_]:
    table = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
    table[_low_bits(hashes)] = True
    return table


def _windows(tables: Tables, first: I64, phrases: _OfSize, inline: bool) -> _Found:
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
