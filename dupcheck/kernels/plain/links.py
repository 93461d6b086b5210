"""Runs of tokens that stand again later in the same document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64, U64, Bools
from dupcheck.kernels.plain.pieces import pieces
from dupcheck.kernels.plain.windows import WindowHashes

SEED_TOKENS = 8  # 12 finds nothing once every tenth word is changed, 8 finds 86 of 87
LINKED_OCCURRENCES = 4  # the previous occurrence alone misses 2-3 % of the doubled pages that repeat themselves anyway
GROUP_TOKENS = 1 << 14
_NOBODY = 0xFFF  # the owner of seeds that cross documents
_OWNER_BITS = np.uint64(_NOBODY)


@dataclass(frozen=True, slots=True, eq=False)
class ExactRuns:
    """Run r: the tokens from `starts[r]`, `lengths[r]` of them, stand `offsets[r]` tokens earlier too, word for word.

    All in document `documents[r]`; sorted by document, then by start, then by offset.
    """

    documents: I64
    starts: I64
    offsets: I64
    lengths: I64


def exact_runs(windows: WindowHashes, token_offsets: I64) -> ExactRuns:
    """The runs of at least SEED_TOKENS tokens that stand earlier in the same document, up to four times back."""
    filled = np.flatnonzero(np.diff(token_offsets) > SEED_TOKENS)
    none = np.zeros(0, dtype=np.int64)
    links = [(none, none, none)]
    for group in _groups(token_offsets[filled + 1] - token_offsets[filled]):
        rows = filled[group]
        links.append(_links(windows, token_offsets[rows], token_offsets[rows + 1], rows))
    return _runs(*(np.concatenate(column) for column in zip(*links, strict=True)))


def _groups(counts: I64) -> Iterator[slice]:
    """Documents that have GROUP_TOKENS together, so that their seeds are sorted in the cache."""
    for first, last in pieces(np.concatenate([[0], np.cumsum(counts)]), GROUP_TOKENS):
        for start in range(first, last, _NOBODY):
            yield slice(start, min(start + _NOBODY, last))


def _links(windows: WindowHashes, begins: I64, ends: I64, rows: I64) -> tuple[I64, I64, I64]:
    """(document, later position, tokens between) of equal seeds in one document; these documents have one at least."""
    start, stop = int(begins[0]), int(ends[-1])
    seeds = windows.hash_windows(windows.sums[start : stop + 1], windows.inverse[start:], SEED_TOKENS)
    owners = np.full(len(seeds), _NOBODY, dtype=np.int64)
    for number, (begin, end) in enumerate(zip((begins - start).tolist(), (ends - start).tolist(), strict=True)):
        owners[begin : end - SEED_TOKENS + 1] = number
    kept = np.flatnonzero(_is_repeating(seeds, owners)[owners])
    if not len(kept):
        return kept, kept, kept
    keys = seeds[kept] ^ (owners[kept].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    order = np.argsort(keys)
    same = keys[order][1:] == keys[order][:-1]
    twice = np.sort(order[np.append(same, False) | np.append(False, same)])
    keys, places = keys[twice], kept[twice]
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order]
    later, earlier = [], []
    for back in range(1, LINKED_OCCURRENCES + 1):
        equal = np.flatnonzero(keys[back:] == keys[:-back])
        later.append(places[equal + back])
        earlier.append(places[equal])
    positions = np.concatenate(later)
    return rows[owners[positions]], positions + start, positions - np.concatenate(earlier)


def _is_repeating(seeds: U64, owners: I64) -> Bools:
    """Which documents hold a seed twice: one sort of 20 ns a token, where an argsort costs 75-125."""
    keys = (seeds & ~_OWNER_BITS) | owners.astype(np.uint64)
    keys.sort()
    twice = keys[1:][keys[1:] == keys[:-1]]
    flags = np.zeros(_NOBODY + 1, dtype=np.bool_)
    flags[(twice & _OWNER_BITS).astype(np.int64)] = True
    flags[_NOBODY] = False
    return flags


def _runs(documents: I64, starts: I64, offsets: I64) -> ExactRuns:
    """Links in a row on one diagonal as one run."""
    order = np.lexsort((starts, offsets, documents))
    documents, starts, offsets = documents[order], starts[order], offsets[order]
    fresh = np.ones(len(starts), dtype=np.bool_)
    fresh[1:] = (np.diff(starts) != 1) | (np.diff(offsets) != 0) | (np.diff(documents) != 0)
    heads = np.flatnonzero(fresh)
    lengths = np.diff(np.append(heads, len(starts))) + SEED_TOKENS - 1
    documents, starts, offsets = documents[heads], starts[heads], offsets[heads]
    order = np.lexsort((offsets, starts, documents))
    return ExactRuns(documents[order], starts[order], offsets[order], lengths[order])
