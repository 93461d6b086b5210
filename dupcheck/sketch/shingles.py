"""Shingles: hashes of k consecutive tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.tokens.tables import Tables


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The shingles of document i, in the order of the text, are `hashes[offsets[i]:offsets[i + 1]]`."""

    hashes: U64
    offsets: I64

    def of(self, row: int) -> U64:
        """One document's shingles, sorted and distinct."""
        return distinct(self.hashes[self.offsets[row] : self.offsets[row + 1]])


def shingle(tables: Tables, size: int) -> Shingles:
    """The shingles of every document of a batch; none crosses documents.

    A document with fewer than `size` tokens has one shingle, all its tokens; one without tokens has none.
    """
    counts = tables.tokens.counts
    begins, ends = tables.tokens.offsets[:-1], tables.tokens.offsets[1:]
    windows = tables.runs.of_size(size)
    hashes = np.zeros(len(tables.tokens), dtype=np.uint64)
    hashes[: len(windows)] = windows
    valid = np.ones(len(hashes), dtype=np.bool_)
    for back in range(1, size):
        valid[(ends - back)[counts >= back]] = False
    short = (counts > 0) & (counts < size)
    hashes[begins[short]] = tables.runs.of_runs(begins[short], ends[short])
    valid[begins[short]] = True
    per_document = np.where(short, 1, np.maximum(0, counts - size + 1))
    return Shingles(hashes[valid], np.concatenate([[0], np.cumsum(per_document)]).astype(np.int64))
