"""Signatures that are valid datasketch MinHashes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dupcheck.kernels.arrays import U32
from dupcheck.kernels.gear import PLAIN, Gear, load_gear
from dupcheck.sketch.shingles import Shingles

if TYPE_CHECKING:
    import datasketch


@cache
def permutations(num_perm: int, seed: int) -> tuple[U32, U32]:
    """The odd factors a and the addends b of `a * h + b mod 2**32`, drawn as datasketch 2 draws them."""
    draw = np.random.RandomState(seed)
    factors = draw.randint(0, 1 << 31, num_perm, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    addends = draw.randint(0, 1 << 32, num_perm, dtype=np.uint32)
    return factors, addends


def sign(shingles: Shingles, num_perm: int, seed: int, gear: Gear | None = None) -> U32:
    """uint32[n_documents, num_perm]: the signature of every document's shingles."""
    return (gear or load_gear(PLAIN)).minhash(shingles.hashes, shingles.offsets, *permutations(num_perm, seed))


def to_datasketch(signature: U32, seed: int = 1) -> datasketch.MinHash:
    """The signature as a datasketch.MinHash, for its LSH and its storages."""
    from datasketch import MinHash

    return MinHash(hashvalues=signature, seed=seed, scheme="affine32")
