"""Runs of words that pages share inside long lines: boilerplate of texts without line breaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import MIN_PAGES, Bools, Pages, count_pages
from dupcheck.match.line_keys import GRAM_TOKENS, gram_keys, span_keys
from dupcheck.tokens.tables import Tables

TOGETHER = 0.8  # of the places of two runs, from which the one goes on with the other
MIN_SPAN_TOKENS = 3  # of what is left of a span beside a commoner one: fewer words agree by chance ("The ...")
MAX_CHAIN_DOUBLINGS = 40  # more than the longest line has tokens, as a power of two


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """The tokens of some texts in runs: run r are the tokens `firsts[r]` up to `firsts[r + 1]`, within one text.

    `keys[r]` is the same wherever the same span stands on a site, 0 where pages share nothing of GRAM_TOKENS words.
    """

    firsts: I64
    keys: U64


@dataclass(frozen=True, slots=True, eq=False)
class _Grams:
    """Occurrence o of a gram that recurs: it begins at token `at[o]` and is number `numbers[o]`.

    Per gram: `keys`, ascending, and the `pages` of its site on which it stands.
    """

    at: I64
    numbers: I64
    keys: U64
    pages: I64


def find_spans(tables: Tables, documents: I64, pages: Pages) -> Spans:
    """The runs of words in `tables`, each of whose texts is a part of one of `documents`.

    Grams that follow each other in most of their places are one span, so that its borders are the same on all pages. A
    token that several spans reach belongs to the one that stands on the most pages.
    """
    offsets = tables.tokens.offsets
    of_token = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    grams = _recurring(tables, documents, of_token, pages)
    chains = _chains(grams)
    owner = _owners(grams, chains, len(of_token))
    _drop_scraps(owner, of_token)
    fresh = np.ones(len(owner), dtype=np.bool_)
    fresh[1:] = (owner[1:] != owner[:-1]) | (of_token[1:] != of_token[:-1])
    firsts = np.flatnonzero(fresh)
    keys = np.zeros(len(firsts), dtype=np.uint64)
    shared = owner[firsts] >= 0
    keys[shared] = span_keys(grams.keys[owner[firsts][shared]])
    return Spans(firsts, keys)


def _recurring(tables: Tables, documents: I64, of_token: I64, pages: Pages) -> _Grams:
    """The grams on MIN_PAGES pages of a site, and those that a reviewer accepted."""
    windows = tables.folded_runs.of_size(GRAM_TOKENS)
    ends = tables.tokens.offsets[1:][of_token[: len(windows)]]
    at = np.flatnonzero(np.arange(len(windows)) + GRAM_TOKENS <= ends)
    keys = gram_keys(windows[at], pages.sites[documents][of_token[at]])
    crowded = _crowded(keys) | _among(keys, pages.verdicts.grams)
    at, keys = at[crowded], keys[crowded]
    known, numbers = np.unique(keys, return_inverse=True)
    counted = count_pages(numbers, documents[of_token[at]], len(known), pages)
    enough = (counted >= MIN_PAGES) | _among(known, pages.verdicts.grams)
    kept = enough[numbers]
    renumbered = np.cumsum(enough) - 1
    return _Grams(at[kept], renumbered[numbers[kept]], known[enough], counted[enough])


def _among(keys: U64, wanted: U64) -> Bools:
    """Which of `keys` are among `wanted`, which ascend."""
    if not len(wanted):
        return np.zeros(len(keys), dtype=np.bool_)
    found: Bools = wanted[np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)] == keys
    return found


def _crowded(keys: U64) -> Bools:
    """False for keys of which there cannot be MIN_PAGES: a count by some bits of each spares sorting most of them."""
    bits = max(10, (2 * len(keys)).bit_length())
    slots = (keys >> np.uint64(64 - bits)).astype(np.int64)
    crowded: Bools = (np.bincount(slots, minlength=1 << bits) >= MIN_PAGES)[slots]
    return crowded


def _chains(grams: _Grams) -> I64:
    """For each gram the first one of its chain: each goes on with the next in most of the places of both."""
    size = len(grams.keys)
    before = np.arange(size)
    near = np.flatnonzero(np.diff(grams.at) == 1)
    if len(near):
        codes, counts = np.unique(grams.numbers[near] * size + grams.numbers[near + 1], return_counts=True)
        first, second = codes // size, codes % size
        places = np.bincount(grams.numbers, minlength=size)
        together = (counts > TOGETHER * np.maximum(places[first], places[second])) & (first != second)
        before[second[together]] = first[together]
    roots = before
    for _ in range(MAX_CHAIN_DOUBLINGS):
        further = roots[roots]
        if np.array_equal(further, roots):
            return roots
        roots = further
    endless = before[roots] != roots  # a period that never begins: every gram for itself
    return np.where(endless, np.arange(size), roots)


def _owners(grams: _Grams, chains: I64, num_tokens: int) -> I64:
    """For each token the chain that stands on the most pages of those whose grams hold it, -1 for none."""
    widest = np.zeros(len(grams.keys), dtype=np.int64)
    np.maximum.at(widest, chains, grams.pages)
    of_gram = chains[grams.numbers]
    weight = widest[of_gram]
    owner = np.full(num_tokens, -1, dtype=np.int64)
    most = np.zeros(num_tokens, dtype=np.int64)
    for shift in range(GRAM_TOKENS - 1, -1, -1):  # of equals the one that began before
        token = grams.at + shift
        better = weight > most[token]
        owner[token[better]] = of_gram[better]
        most[token[better]] = weight[better]
    return owner


def _drop_scraps(owner: I64, of_token: I64) -> None:
    """Takes from spans of under MIN_SPAN_TOKENS, beside words that pages do not share, what they own."""
    if not len(owner):
        return
    fresh = np.ones(len(owner), dtype=np.bool_)
    fresh[1:] = (owner[1:] != owner[:-1]) | (of_token[1:] != of_token[:-1])
    firsts = np.flatnonzero(fresh)
    lengths = np.diff(np.append(firsts, len(owner)))
    shared, texts = owner[firsts] >= 0, of_token[firsts]
    lonely = np.zeros(len(firsts), dtype=np.bool_)
    together = texts[1:] == texts[:-1]
    lonely[1:] |= ~shared[:-1] & together
    lonely[:-1] |= ~shared[1:] & together
    dropped = shared & lonely & (lengths < MIN_SPAN_TOKENS)
    owner[np.repeat(dropped, lengths)] = -1
