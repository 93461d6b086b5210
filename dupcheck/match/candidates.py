"""Candidate pairs: documents that share a band and whose signatures do not rule them out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.sketch.bands import band_keys, choose_bands

MAX_BUCKET = 128  # documents of one bucket that are compared each with each: 8,128 pairs
MAX_REPRESENTATIVES = 32  # of a larger bucket, with which its documents are compared instead
SIGMAS = 4  # a signature estimate this far below the threshold is no pair: 3 in 100,000 are lost
_CHUNK = 1 << 14


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """`left[p] < right[p]` are the documents of candidate pair p, sorted.

    `capped` documents stand in a bucket too large to compare each with each: pairs among them may be missing.
    """

    left: I64
    right: I64
    capped: int


def find_candidates(signatures: U32, min_jaccard: float) -> Candidates:
    """The pairs to verify. Documents stand in the order of preference: a bucket's representative is its first."""
    num_perm = signatures.shape[1]
    keys = band_keys(signatures, choose_bands(min_jaccard, num_perm))
    deviation = float(np.sqrt(min_jaccard * (1 - min_jaccard) / num_perm))
    least = int(np.ceil((min_jaccard - SIGMAS * deviation) * num_perm))
    likely = int(np.ceil(min_jaccard * num_perm))
    found: list[I64] = []
    capped = np.zeros(len(signatures), dtype=np.bool_)
    for band in keys:
        for bucket in _buckets(band):
            if len(bucket) <= MAX_BUCKET:
                first, second = np.triu_indices(len(bucket), k=1)
                found.append(_passing(bucket[first], bucket[second], signatures, least))
            else:
                found.extend(_with_representatives(bucket, signatures, least, likely))
                capped[bucket] = True
    codes = distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return Candidates(codes // len(signatures), codes % len(signatures), int(capped.sum()))


def _buckets(keys: U64) -> list[I64]:
    """The documents of every key that two or more share, each sorted."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    borders = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts = np.concatenate([[0], borders])
    ends = np.concatenate([borders, [len(keys)]])
    return [order[start:end] for start, end in zip(starts, ends, strict=True) if end - start > 1]


def _passing(left: I64, right: I64, signatures: U32, least: int) -> I64:
    """The pairs whose signatures agree in at least `least` values, as left * n + right."""
    kept = [
        (signatures[left[at : at + _CHUNK]] == signatures[right[at : at + _CHUNK]]).sum(axis=1) >= least
        for at in range(0, len(left), _CHUNK)
    ]
    mask = np.concatenate(kept) if kept else np.zeros(0, dtype=np.bool_)
    codes: I64 = left[mask] * len(signatures) + right[mask]
    return codes


def _with_representatives(bucket: I64, signatures: U32, least: int, likely: int) -> list[I64]:
    """Pairs of a large bucket with its representatives, as left * n + right.

    The first document is a representative; of those that most likely are no pair with one so far the first is the
    next. A document that is only a candidate goes on waiting: its true twin may stand in the same bucket.
    """
    found: list[I64] = []
    waiting = bucket
    for _ in range(MAX_REPRESENTATIVES):
        if len(waiting) < 2:
            break
        representative, others = waiting[0], waiting[1:]
        left = np.full(len(others), representative)
        found.append(_passing(left, others, signatures, least))
        waiting = np.setdiff1d(others, _passing(left, others, signatures, likely) % len(signatures), assume_unique=True)
    return found
