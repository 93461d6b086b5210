"""What the features of each group of items weigh, by a table of hashes."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I8, I32, I64, U32, U64, Bools

KEY_SHIFT = np.uint64(32)  # of a hash, to its high half


def weigh(hashes: U64, are_there: Bools, unknown: I64, table: I32, keys: U32, weights: I8, borders: I64) -> I64:
    """For the items `borders[j]` to `borders[j + 1]` the sums of their features' weights, int64[len(borders) - 1, k].

    Item i has feature `hashes[s, i]` of each sort s of which it `are_there`. The low bits of a hash say where `table`,
    of a power of two, holds the row of `weights`, int8[n, k]; it is that feature's if its row of `keys` is the high
    half of the hash. Where it is not, `unknown[s]` is added for every kind.
    """
    sums = np.zeros((hashes.shape[1] + 1, weights.shape[1]), dtype=np.int32)
    for sort, there in enumerate(are_there):
        asked = np.flatnonzero(there)
        of_sort = hashes[sort, asked]
        rows = table[of_sort & np.uint64(len(table) - 1)]
        is_known = keys[rows] == (of_sort >> KEY_SHIFT)
        sums[asked[is_known] + 1] += weights[rows[is_known]]
        sums[asked[~is_known] + 1] += np.int32(unknown[sort])
    at_borders = np.cumsum(sums, axis=0, dtype=np.int64)[borders]
    return at_borders[1:] - at_borders[:-1]
