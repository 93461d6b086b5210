"""Runs of whole stretches that are small enough for the cache."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dupcheck.kernels.arrays import I64


def pieces(borders: I64, size: int) -> Iterator[tuple[int, int]]:
    """(first, last) borders of runs of at most `size` from border to border, or of one stretch that is larger."""
    first = 0
    while first < len(borders) - 1:
        last = max(first + 1, int(np.searchsorted(borders, borders[first] + size, side="right")) - 1)
        yield first, last
        first = last
