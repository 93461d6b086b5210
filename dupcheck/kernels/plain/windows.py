"""Hashes of any run of items from one prefix sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64 as I64
from dupcheck.kernels.arrays import U64, Bools
from dupcheck.kernels.plain.powers import TOKEN_BASE, mix64, powers_for

NUMBER_HASH = np.uint64(0x23)  # every number is this one token where numbers do not matter


def hash_runs(sums: U64, inverse: U64, starts: I64, ends: I64) -> U64:
    """The hashes of the runs `starts[j]` to `ends[j]` of the items behind the prefix sums."""
    hashes = sums[ends] - sums[starts]
    hashes *= inverse[starts]
    return mix64(hashes)


def hash_windows(sums: U64, inverse: U64, size: int) -> U64:
    """The hashes of all runs of `size` items, uint64[max(0, n - size + 1)]."""
    count = max(0, len(sums) - size)
    hashes = sums[size:] - sums[:count] if count else np.zeros(0, dtype=np.uint64)
    hashes *= inverse[:count]
    return mix64(hashes)


@dataclass(frozen=True, slots=True, eq=False)
class WindowHashes:
    """Prefix sums of `item[i] * base**i`, from which the hash of items[a:b] is had without reading them again.

    `sums` is uint64[n + 1], `inverse` holds at least as many powers of the base's inverse. The hash of a run depends on
    its items and their order only, not on where it stands. The two functions are those of a gear.
    """

    sums: U64
    inverse: U64
    hash_runs: Callable[[U64, U64, I64, I64], U64] = hash_runs
    hash_windows: Callable[[U64, U64, int], U64] = hash_windows

    def of_runs(self, starts: I64, ends: I64) -> U64:
        """The hashes of items[starts[j]:ends[j]]; runs of different length never share one by design."""
        return self.hash_runs(self.sums, self.inverse, starts, ends)

    def of_size(self, size: int) -> U64:
        """The hashes of all windows of `size` items, uint64[max(0, n - size + 1)]."""
        return self.hash_windows(self.sums, self.inverse, size)


def window_hashes(items: U64) -> WindowHashes:
    """Prefix sums over `items`, uint64[n]."""
    forward, inverse = powers_for(TOKEN_BASE, len(items) + 1)
    sums = np.zeros(len(items) + 1, dtype=np.uint64)
    np.cumsum(items * forward[: len(items)], out=sums[1:])
    return WindowHashes(sums, inverse)


def token_windows(hashes: U64, is_number: Bools) -> tuple[WindowHashes, WindowHashes]:
    """Prefix sums over token hashes, and the same with every number as NUMBER_HASH."""
    return window_hashes(hashes), window_hashes(np.where(is_number, NUMBER_HASH, hashes))
