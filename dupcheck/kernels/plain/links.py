"""Runs of tokens that stand again later in the same document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import U64
from dupcheck.kernels.plain.windows import I64, WindowHashes

SEED_TOKENS = 8  # 12 finds nothing once every tenth word is changed, 8 finds 86 of 87
LINKED_OCCURRENCES = 4  # the previous occurrence alone misses 2-3 % of the doubled pages that repeat themselves anyway
_DOCUMENT_BITS = np.uint64(0xFFF)  # a batch holds at most 4096 documents


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
    seeds = windows.of_size(SEED_TOKENS)
    documents = np.repeat(np.arange(len(token_offsets) - 1), np.diff(token_offsets))[: len(seeds)]
    inside = token_offsets[documents + 1] - np.arange(len(seeds)) >= SEED_TOKENS
    repeating = _repeating_documents(seeds[inside], documents[inside], len(token_offsets) - 1)
    kept = np.flatnonzero(inside & repeating[documents])
    later, earlier = _links(seeds[kept], documents[kept], kept)
    return _runs(documents[later], later, later - earlier)


def _repeating_documents(seeds: U64, documents: I64, num_documents: int) -> np.typing.NDArray[np.bool_]:
    """Which documents hold a seed twice: one sort of 20 ns a token, where an argsort costs 75-125."""
    keys = np.sort((seeds & ~_DOCUMENT_BITS) | documents.astype(np.uint64))
    twice = keys[1:][keys[1:] == keys[:-1]]
    flags = np.zeros(num_documents, dtype=np.bool_)
    flags[(twice & _DOCUMENT_BITS).astype(np.int64)] = True
    return flags


def _links(seeds: U64, documents: I64, positions: I64) -> tuple[I64, I64]:
    """(later, earlier) positions of equal seeds in one document."""
    keys = seeds ^ (documents.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], positions[order]
    later, earlier = [], []
    for back in range(1, LINKED_OCCURRENCES + 1):
        same = np.flatnonzero(keys[back:] == keys[:-back])
        later.append(places[same + back])
        earlier.append(places[same])
    return np.concatenate(later), np.concatenate(earlier)


def _runs(documents: I64, starts: I64, offsets: I64) -> ExactRuns:
    order = np.lexsort((starts, offsets, documents))
    documents, starts, offsets = documents[order], starts[order], offsets[order]
    fresh = np.ones(len(starts), dtype=np.bool_)
    fresh[1:] = (np.diff(starts) != 1) | (np.diff(offsets) != 0) | (np.diff(documents) != 0)
    heads = np.flatnonzero(fresh)
    lengths = np.diff(np.append(heads, len(starts))) + SEED_TOKENS - 1
    documents, starts, offsets = documents[heads], starts[heads], offsets[heads]
    order = np.lexsort((offsets, starts, documents))
    return ExactRuns(documents[order], starts[order], offsets[order], lengths[order])
