"""128 bits that tell whole documents apart."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.plain.powers import mix64
from dupcheck.kernels.plain.windows import WindowHashes

PLACE_STEP = np.uint64(0x9E3779B97F4A7C15)  # odd; 2**64 divided by the golden ratio


def document_digests(runs: WindowHashes, hashes: U64, offsets: I64) -> U64:
    """uint64[n_documents, 2]: two independent hashes of each document's tokens in their order.

    The first is that of the run of all its tokens. The second sums every token's hash, mixed once more with its number
    in the document: a polynomial alone has pairs of texts that collide whatever its base (Thue-Morse words).
    """
    begins, ends = offsets[:-1], offsets[1:]
    numbers = np.arange(len(hashes)) - np.repeat(begins, ends - begins) + 1
    placed = numbers.astype(np.uint64)
    placed *= PLACE_STEP
    placed += hashes
    sums = np.zeros(len(hashes) + 1, dtype=np.uint64)
    np.cumsum(mix64(placed), out=sums[1:])
    return np.stack([runs.of_runs(begins, ends), mix64(sums[ends] - sums[begins])], axis=1)
