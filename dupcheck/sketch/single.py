"""Shingles and signature of one text."""

from __future__ import annotations

from dupcheck.kernels.arrays import U32, U64
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.sketch.shingles import Shingles, shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.tables import make_tables


def shingles(text: str, size: int = 5) -> U64:
    """The hashes of all runs of `size` tokens, sorted and distinct; of all tokens if there are fewer.

    Empty for a text without tokens.
    """
    return _shingles(text, size).of(0)


def signature(text: str, *, size: int = 5, num_perm: int = 128, seed: int = 1) -> U32:
    """uint32[num_perm]: the affine32 MinHash signature of the text's shingles, as datasketch 2 computes it.

    The 32-bit hash of a shingle, which datasketch would be fed, is the low half of its 64 bits.
    """
    signatures: U32 = sign(_shingles(text, size), num_perm, seed)
    return signatures.reshape(-1)


def _shingles(text: str, size: int) -> Shingles:
    return shingle(make_tables(make_batch([Document(text=text)])), size)
