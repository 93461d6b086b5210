"""Hashes of short texts, by which columns of names are compared without holding the names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.model.column import ConstantColumn

NOTHING = 0  # the hash of a text that is not there


def hash_column(values: Sequence[str | None], plain: Callable[[str], str | None] = lambda text: text) -> U64:
    """The hashes of what `plain` makes of the values of a column, NOTHING for None."""
    if isinstance(values, ConstantColumn) and values.value is None:
        return np.full(len(values), NOTHING, dtype=np.uint64)
    return hash_texts(None if value is None else plain(value) for value in values)


def hash_texts(texts: Iterable[str | None]) -> U64:
    """64 bits of every text, NOTHING for None: among 5 million texts two differ and agree once in 10**6 corpora."""
    digests = b"".join(
        b"\0" * 8 if text is None else blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
        for text in texts
    )
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
