"""Powers of an odd number and of its inverse mod 2**64, so that sums over windows divide out."""

from __future__ import annotations

from functools import cache

import numpy as np

from dupcheck.kernels.arrays import U64 as U64

TOKEN_BASE = 0xD6E8FEB86659FD93  # odd, so that it has an inverse


@cache
def powers(base: int, count: int) -> tuple[U64, U64]:
    """base**0 .. base**(count - 1) and their inverses mod 2**64, read only."""
    return _powers(base, count), _powers(pow(base, -1, 1 << 64), count)


def powers_for(base: int, length: int) -> tuple[U64, U64]:
    """Tables of at least `length` powers; their size doubles, so that few are ever made."""
    return powers(base, 1 << max(16, (length - 1).bit_length()))


def _powers(base: int, count: int) -> U64:
    table = np.full(count, base, dtype=np.uint64)
    table[0] = 1
    np.multiply.accumulate(table, out=table)
    table.setflags(write=False)
    return table


def mix64(values: U64) -> U64:
    """`values` through the finaliser of SplitMix64 (Steele, Lea, Flood 2014), in place: weak low bits become good."""
    values ^= values >> np.uint64(30)
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values
