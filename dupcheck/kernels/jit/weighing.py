"""What the features of each group of items weigh, by a table of hashes."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I8, I32, I64, U32, U64, Bools
from dupcheck.kernels.jit.compiled import IN_I64, IN_U32, Flat, compiled

_HIGH_HALF = np.uint64(32)


def weigh(hashes: U64, are_there: Bools, unknown: I64, table: I32, keys: U32, weights: I8, borders: I64) -> I64:
    """As the plain gear's."""
    sums = np.zeros((len(borders) - 1, weights.shape[1]), dtype=np.int32)  # eight at a time, of 64 bits four
    _weigh(hashes, are_there, unknown, table, keys, weights, borders, sums)
    return sums.astype(np.int64)


@compiled(
    *(Flat("uint64", 2), Flat("bool", 2), IN_I64, Flat("int32"), IN_U32, Flat("int8", 2), IN_I64),
    Flat("int32", 2, is_written=True),
)
def _weigh(
    hashes: U64, are_there: Bools, unknown: I64, table: I32, keys: U32, weights: I8, borders: I64, sums: I32
) -> None:
    mask, num_kinds = np.uint64(len(table) - 1), np.uint64(sums.shape[1])
    for group in range(np.uint64(len(borders) - 1)):  # unsigned, or every index would be asked whether it is negative
        for_all = 0
        for item in range(np.uint64(borders[group]), np.uint64(borders[group + np.uint64(1)])):
            for sort in range(np.uint64(len(unknown))):
                value = hashes[sort, item]
                row = np.uint64(table[value & mask])
                if keys[row] != value >> _HIGH_HALF:
                    for_all += unknown[sort] * are_there[sort, item]
                elif are_there[sort, item]:
                    for kind in range(num_kinds):
                        sums[group, kind] += weights[row, kind]
        for kind in range(num_kinds):
            sums[group, kind] += for_all
