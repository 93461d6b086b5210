"""The finaliser of 64-bit hashes."""

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.kernels.jit.compiled import part

WORD_STEP = np.uint64(0x9E3779B97F4A7C15)  # added to the n-th eight bytes of a token, n times
_MIX_ONE, _MIX_TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@part
def mix(value: Any) -> Any:
    """As `mix64` of the plain gear, of one value."""
    value = (value ^ (value >> np.uint64(30))) * _MIX_ONE
    value = (value ^ (value >> np.uint64(27))) * _MIX_TWO
    return value ^ (value >> np.uint64(31))
