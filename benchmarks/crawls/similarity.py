"""Exact Jaccard of two pages' word 5-grams, from their codes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from crawls.vocabulary import I32, WORD_SHIFT

SHINGLE_SIZE = 5
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, so each word number keeps 64 bits apart


def shingles(codes: I32) -> npt.NDArray[np.uint64]:
    """The distinct 5-grams of words as 64-bit hashes; capitals and separators do not count."""
    words = (codes >> WORD_SHIFT).astype(np.uint64) + np.uint64(1)
    hashes = np.zeros(max(1, len(words) - SHINGLE_SIZE + 1), dtype=np.uint64)
    for place in range(min(SHINGLE_SIZE, len(words))):
        hashes = hashes * MULTIPLIER ^ (hashes >> np.uint64(29)) + words[place : place + len(hashes)] * MULTIPLIER
    return np.unique(hashes)


def jaccard(left: I32, right: I32) -> float:
    """|A & B| / |A | B| of the pages' shingles."""
    ours, theirs = shingles(left), shingles(right)
    shared = len(np.intersect1d(ours, theirs, assume_unique=True))
    return shared / (len(ours) + len(theirs) - shared)
