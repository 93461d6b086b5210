"""Sorted, distinct values."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U64

Number = TypeVar("Number", bound=np.generic)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """`values`, a flat array, sorted and each once.

    `np.unique` of NumPy 2.4 goes through a hash table, which takes 10 times as long on the shingles of a page, and
    imports `numpy.ma`, 12 ms at start-up.
    """
    ordered: npt.NDArray[Any] = np.sort(values)
    fresh = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


def distinct_sets(hashes: U64, offsets: I64) -> tuple[U64, I64]:
    """Every set `hashes[offsets[i]:offsets[i + 1]]` sorted and each value once, flat, and the new offsets."""
    ordered = hashes.copy()
    for first, last in pairwise(offsets.tolist()):
        ordered[first:last].sort()
    fresh = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    fresh[offsets[:-1][offsets[:-1] < len(fresh)]] = True
    kept = np.concatenate([[0], np.cumsum(fresh)])
    return ordered[fresh], kept[offsets].astype(np.int64)
