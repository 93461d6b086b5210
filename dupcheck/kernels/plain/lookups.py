"""Which hashes may be in a set, by a bit table in front of it."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64, Bools


def find_listed(hashes: U64, listed: Bools) -> I64:
    """The positions of the hashes whose low bits are marked in `listed`, a table of a power of two."""
    return np.flatnonzero(listed[hashes & np.uint64(len(listed) - 1)])
