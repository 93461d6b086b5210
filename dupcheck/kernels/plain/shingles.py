"""Shingles: the hashes of k consecutive tokens of a document."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.plain.windows import WindowHashes


def shingle(runs: WindowHashes, offsets: I64, size: int) -> tuple[U64, I64]:
    """The shingles of every document, flat, and their offsets; document i has the tokens `offsets[i]:offsets[i + 1]`.

    A document with fewer than `size` tokens has one shingle, all its tokens; one without tokens has none.
    """
    begins, ends, counts = offsets[:-1], offsets[1:], np.diff(offsets)
    windows = runs.of_size(size)
    hashes = np.zeros(int(offsets[-1]), dtype=np.uint64)
    hashes[: len(windows)] = windows
    valid = np.ones(len(hashes), dtype=np.bool_)
    for back in range(1, size):
        valid[(ends - back)[counts >= back]] = False
    short = (counts > 0) & (counts < size)
    hashes[begins[short]] = runs.of_runs(begins[short], ends[short])
    valid[begins[short]] = True
    per_document = np.where(short, 1, np.maximum(0, counts - size + 1))
    return hashes[valid], np.concatenate([[0], np.cumsum(per_document)]).astype(np.int64)
