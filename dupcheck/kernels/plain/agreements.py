"""How many values two signatures share."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U32

_PAIRS_PER_PASS = 1 << 10  # of 128 values: half a megabyte a side


def agreements(signatures: U32, left: I64, right: I64) -> I64:
    """int64[n_pairs]: at how many places the rows `left[j]` and `right[j]` of `signatures` agree."""
    counts = np.zeros(len(left), dtype=np.int64)
    for first in range(0, len(left), _PAIRS_PER_PASS):
        some = slice(first, first + _PAIRS_PER_PASS)
        counts[some] = np.count_nonzero(signatures[left[some]] == signatures[right[some]], axis=1)
    return counts
