"""MinHash signatures in datasketch's affine32 scheme."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U32, U64
from dupcheck.kernels.jit.compiled import IN_I64, IN_ROWS, IN_U32, IN_U64, OUT_I64, OUT_ROWS, OUT_U32, compiled

_EMPTY = np.uint32(0xFFFFFFFF)
_MIX_ONE, _MIX_TWO = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_LANES = 8  # 32-bit values in a register of 256 bits


def minhash(hashes: U64, offsets: I64, factors: U32, addends: U32) -> U32:
    """As the plain gear's."""
    signatures = np.full((len(offsets) - 1, len(factors)), _EMPTY, dtype=np.uint32)
    mixed = np.empty(int(np.diff(offsets).max(initial=0)) + _LANES, dtype=np.uint32)
    _minhash(hashes, offsets, factors, addends, mixed, signatures)
    return signatures


@compiled(IN_U64, IN_I64, IN_U32, IN_U32, OUT_U32, OUT_ROWS)
def _minhash(hashes: U64, offsets: I64, factors: U32, addends: U32, mixed: U32, signatures: U32) -> None:
    """Four permutations share a pass over a document's shingles; each pass is vectorised."""
    num_perm, last = len(factors), len(factors) - 1
    for row in range(len(signatures)):
        count = offsets[row + 1] - offsets[row]
        if count == 0:
            continue
        for at in range(count):
            value = np.uint32(hashes[np.uint64(offsets[row] + at)])
            value = np.uint32((value ^ (value >> np.uint32(16))) * _MIX_ONE)
            value = np.uint32((value ^ (value >> np.uint32(13))) * _MIX_TWO)
            mixed[at] = value ^ (value >> np.uint32(16))
        padded = (count + _LANES - 1) // _LANES * _LANES
        mixed[count:padded] = mixed[0]  # no scalar rest: a repeated value changes no minimum
        for first in range(0, num_perm, 4):
            second, third, fourth = min(first + 1, last), min(first + 2, last), min(first + 3, last)
            a, b, c, d = factors[first], factors[second], factors[third], factors[fourth]
            e, f, g, h = addends[first], addends[second], addends[third], addends[fourth]
            least_a = least_b = least_c = least_d = _EMPTY
            for at in range(padded):
                value = mixed[at]
                least_a = min(least_a, np.uint32(value * a + e))
                least_b = min(least_b, np.uint32(value * b + f))
                least_c = min(least_c, np.uint32(value * c + g))
                least_d = min(least_d, np.uint32(value * d + h))
            signatures[row, first], signatures[row, second] = least_a, least_b
            signatures[row, third], signatures[row, fourth] = least_c, least_d


def agreements(signatures: U32, left: I64, right: I64) -> I64:
    """As the plain gear's."""
    counts = np.empty(len(left), dtype=np.int64)
    _agreements(signatures, np.ascontiguousarray(left), np.ascontiguousarray(right), counts)
    return counts


@compiled(IN_ROWS, IN_I64, IN_I64, OUT_I64)
def _agreements(signatures: U32, left: I64, right: I64, counts: I64) -> None:
    for pair in range(len(left)):
        one, other = signatures[left[pair]], signatures[right[pair]]
        count = np.uint32(0)
        for at in range(len(one)):
            count += np.uint32(one[at] == other[at])
        counts[pair] = count
