"""Hashes of any run of items from one prefix sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import TOKEN_BASE, U64, mix64, powers_for

I64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class WindowHashes:
    """Prefix sums of `item[i] * base**i`, from which the hash of items[a:b] is had without reading them again.

    `sums` is uint64[n + 1]. The hash of a run depends on its items and their order only, not on where it stands.
    """

    sums: U64
    inverse: U64

    def of_runs(self, starts: I64, ends: I64) -> U64:
        """The hashes of items[starts[j]:ends[j]]; runs of different length never share one by design."""
        hashes = self.sums[ends] - self.sums[starts]
        hashes *= self.inverse[starts]
        return mix64(hashes)

    def of_size(self, size: int) -> U64:
        """The hashes of all windows of `size` items, uint64[max(0, n - size + 1)]."""
        count = max(0, len(self.sums) - size)
        hashes = self.sums[size:] - self.sums[:count] if count else np.zeros(0, dtype=np.uint64)
        hashes *= self.inverse[:count]
        return mix64(hashes)


def window_hashes(items: U64) -> WindowHashes:
    """Prefix sums over `items`, uint64[n]."""
    forward, inverse = powers_for(TOKEN_BASE, len(items) + 1)
    sums = np.zeros(len(items) + 1, dtype=np.uint64)
    np.cumsum(items * forward[: len(items)], out=sums[1:])
    return WindowHashes(sums, inverse)
