"""Keys of the bands of signatures."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import U32, U64
from dupcheck.kernels.plain.powers import TOKEN_BASE, mix64, powers


def band_keys(signatures: U32, num_bands: int, rows_per_band: int) -> U64:
    """uint64[num_bands, n]: the key of every signature's every band; equal keys are equal rows but for 2**-64."""
    weights, _ = powers(TOKEN_BASE, rows_per_band)
    keys = np.zeros((num_bands, len(signatures)), dtype=np.uint64)
    for band in range(num_bands):
        for row, weight in enumerate(weights):
            keys[band] += signatures[:, band * rows_per_band + row] * weight
    return mix64(keys)
