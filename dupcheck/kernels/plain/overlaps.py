"""How many values two sets share."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64


def overlaps(hashes: U64, offsets: I64, left: I64, right: I64) -> I64:
    """int64[n_pairs]: |A & B| of the sets `left[j]` and `right[j]`; set i is `hashes[offsets[i]:offsets[i + 1]]`.

    Every set is sorted and without repeats.
    """
    counts = np.zeros(len(left), dtype=np.int64)
    columns = (offsets[left], offsets[left + 1], offsets[right], offsets[right + 1])
    for pair, (start, end, begin, stop) in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        both = np.concatenate([hashes[start:end], hashes[begin:stop]])
        both.sort(kind="stable")  # two runs: a merge
        counts[pair] = np.count_nonzero(both[1:] == both[:-1])
    return counts
