"""Candidate pairs: documents that share a band and whose signatures do not rule them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.sketch.bands import Bands, band_keys

MAX_BUCKET = 128  # documents of one bucket that are compared each with each: 8,128 pairs
MAX_REPRESENTATIVES = 32  # of a larger bucket, with which its documents are compared instead
SIGMAS = 4  # a signature estimate this far below the threshold is no pair: 3 in 100,000 are lost
CHUNK_PAIRS = 1 << 16  # compared at once; their signatures fill 64 MB at most
WAITING_PAIRS = 1 << 22  # of one band key or several, collected before they are compared: 32 MB


class Sketches(Protocol):
    """The sketches of documents in the order of preference, wherever they lie."""

    @property
    def num_bands(self) -> int:
        """Keys per document."""

    @property
    def num_perm(self) -> int:
        """Values per signature."""

    def band(self, number: int) -> U64:
        """The key of one band of every document."""

    def signatures(self, rows: I64) -> U32:
        """The signatures of some documents, whose numbers ascend."""


@dataclass(frozen=True, slots=True, eq=False)
class SignatureTable:
    """Signatures that lie in memory, as Sketches."""

    table: U32
    bands: Bands

    @property
    def num_bands(self) -> int:
        return self.bands.num_bands

    @property
    def num_perm(self) -> int:
        return int(self.table.shape[1])

    def band(self, number: int) -> U64:
        keys: U64 = band_keys(self.table, self.bands)[number]
        return keys

    def signatures(self, rows: I64) -> U32:
        return self.table[rows]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """`left[p] < right[p]` are the documents of candidate pair p, sorted.

    `capped` documents stand in a bucket too large to compare each with each: pairs among them may be missing.
    """

    left: I64
    right: I64
    capped: int


@dataclass(frozen=True, slots=True)
class _Limits:
    """Signature values that agree: fewer than `least` is no pair, `likely` or more most likely is one."""

    least: int
    likely: int


def find_candidates(sketches: Sketches, min_jaccard: float, gear: Gear) -> Candidates:
    """The pairs to verify. Documents stand in the order of preference: a bucket's representative is its first."""
    deviation = float(np.sqrt(min_jaccard * (1 - min_jaccard) / sketches.num_perm))
    limits = _Limits(
        int(np.ceil((min_jaccard - SIGMAS * deviation) * sketches.num_perm)),
        int(np.ceil(min_jaccard * sketches.num_perm)),
    )
    passed: list[I64] = []
    waiting: list[I64] = []
    capped: list[I64] = []
    size = num_waiting = 0
    for number in range(sketches.num_bands):
        keys = sketches.band(number)
        size = len(keys)
        order, starts, lengths = _buckets(keys)
        for codes in _pairs_of_small(order, starts, lengths, size):
            waiting.append(codes)
            num_waiting += len(codes)
            if num_waiting >= WAITING_PAIRS:
                passed.append(_passing(waiting, sketches, limits.least, size, gear))
                waiting, num_waiting = [], 0
        for bucket in np.flatnonzero(lengths > MAX_BUCKET).tolist():
            members = order[starts[bucket] : starts[bucket] + lengths[bucket]]
            passed.extend(_with_representatives(members, sketches, limits, size, gear))
            capped.append(members)
    if waiting:
        passed.append(_passing(waiting, sketches, limits.least, size, gear))
    codes = distinct(np.concatenate(passed)) if passed else np.zeros(0, dtype=np.int64)
    num_capped = len(distinct(np.concatenate(capped))) if capped else 0
    return Candidates(codes // max(1, size), codes % max(1, size), num_capped)


def _buckets(keys: U64) -> tuple[I64, I64, I64]:
    """The documents by key, and the start and length in that order of every key that two or more share."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    borders = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    lengths = np.diff(np.append(borders, len(ordered)))
    shared = lengths > 1
    return order, borders[shared], lengths[shared]


def _pairs_of_small(order: I64, starts: I64, lengths: I64, size: int) -> Iterator[I64]:
    """Each with each in the buckets up to MAX_BUCKET, as left * size + right."""
    small = lengths <= MAX_BUCKET
    starts, lengths = starts[small], lengths[small]
    for apart in range(1, int(lengths.max(initial=1))):
        large = lengths > apart
        starts, lengths = starts[large], lengths[large]
        counts = lengths - apart
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        first = np.repeat(starts, counts) + within
        yield order[first] * size + order[first + apart]


def _passing(waiting: list[I64], sketches: Sketches, least: int, size: int, gear: Gear) -> I64:
    """Of the pairs in `waiting` those whose signatures agree in at least `least` values, each once."""
    codes = distinct(np.concatenate(waiting))
    kept = [codes[:0]]
    for at in range(0, len(codes), CHUNK_PAIRS):
        piece = codes[at : at + CHUNK_PAIRS]
        left, right = piece // size, piece % size
        rows = distinct(np.concatenate([left, right]))
        table = sketches.signatures(rows)
        agreeing = gear.agreements(table, np.searchsorted(rows, left), np.searchsorted(rows, right))
        kept.append(piece[agreeing >= least])
    return np.concatenate(kept)


def _with_representatives(bucket: I64, sketches: Sketches, limits: _Limits, size: int, gear: Gear) -> list[I64]:
    """Pairs of a large bucket with its representatives, as left * size + right.

    The first document is a representative; of those that most likely are no pair with one so far the first is the
    next. A document that is only a candidate goes on waiting: its true twin may stand in the same bucket.
    """
    found: list[I64] = []
    waiting = np.sort(bucket)
    for _ in range(MAX_REPRESENTATIVES):
        if len(waiting) < 2:
            break
        representative, others = waiting[:1], waiting[1:]
        agreeing = _agreeing_with(representative, others, sketches, gear)
        found.append(representative * size + others[agreeing >= limits.least])
        waiting = others[agreeing < limits.likely]
    return found


def _agreeing_with(one: I64, others: I64, sketches: Sketches, gear: Gear) -> I64:
    """In how many signature values each of `others` agrees with one document before them."""
    counts = []
    for at in range(0, len(others), CHUNK_PAIRS):
        table = sketches.signatures(np.concatenate([one, others[at : at + CHUNK_PAIRS]]))
        rest = np.arange(1, len(table))
        counts.append(gear.agreements(table, np.zeros_like(rest), rest))
    return np.concatenate(counts)
