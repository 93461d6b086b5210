"""MinHash signatures in datasketch's affine32 scheme."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U32, U64

EMPTY = np.uint32(0xFFFFFFFF)  # the signature value of a set without shingles
CHUNK = 1 << 14  # shingles per pass: 64 KB, so that all permutations find them in the cache


def mix32(values: U32) -> U32:
    """`values` through MurmurHash3's 32-bit finaliser (Appleby 2011), in place."""
    values ^= values >> np.uint32(16)
    values *= np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values


def minhash(hashes: U64, offsets: I64, factors: U32, addends: U32) -> U32:
    """uint32[n_sets, n_permutations]: the least `a * h + b mod 2**32` over each set, EMPTY where it has none.

    Set i is `hashes[offsets[i]:offsets[i + 1]]`; h is the low half of a hash, mixed. As datasketch 2 computes it.
    """
    signatures = np.full((len(offsets) - 1, len(factors)), EMPTY, dtype=np.uint32)
    mixed = mix32((hashes & np.uint64(0xFFFFFFFF)).astype(np.uint32))
    rows = np.flatnonzero(np.diff(offsets))
    first = 0
    while first < len(rows):
        start = offsets[rows[first]]
        last = max(first + 1, int(np.searchsorted(offsets[rows + 1], start + CHUNK, side="right")))
        piece = mixed[start : offsets[rows[last - 1] + 1]]
        heads = offsets[rows[first:last]] - start
        permuted = np.empty_like(piece)
        least = np.empty((len(factors), len(heads)), dtype=np.uint32)
        for permutation, (factor, addend) in enumerate(zip(factors, addends, strict=True)):
            np.multiply(piece, factor, out=permuted)
            permuted += addend
            np.minimum.reduceat(permuted, heads, out=least[permutation])
        signatures[rows[first:last]] = least.T
        first = last
    return signatures
