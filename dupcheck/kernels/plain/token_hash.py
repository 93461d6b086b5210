"""The hash of a token: its folded UTF-8 bytes, eight at a time."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.plain.powers import mix64

WORD_BYTES = 8
WORD_STEP = np.uint64(
    0x9E3779B97F4A7C15
)  # odd; 2**64 divided by the golden ratio: tells a token's words apart by place
_LOW_BYTES = np.array([(1 << 8 * count) - 1 for count in range(WORD_BYTES + 1)], dtype=np.uint64)


def hash_tokens(folded: bytes | bytearray, starts: I64, ends: I64) -> U64:
    """The hashes of the tokens `folded[starts[j]:ends[j]]`, none of them empty.

    The sum of every word of eight little-endian bytes, plus WORD_STEP times its number, mixed. No token has a NUL, so
    the zeros that fill its last word say nothing; tokens of one word, nine in ten, never share a hash.
    """
    padded = folded + bytes(WORD_BYTES)
    words: U64 = np.ndarray(shape=(len(folded) + 1,), dtype="<u8", buffer=padded, strides=(1,))
    lengths = ends - starts
    hashes = words.take(starts)
    hashes &= _LOW_BYTES.take(np.minimum(lengths, WORD_BYTES))
    mix64(hashes)
    long = np.flatnonzero(lengths > WORD_BYTES)
    if len(long):
        hashes[long] += _rest(words, starts[long], lengths[long])
    return hashes


def _rest(words: U64, starts: I64, lengths: I64) -> U64:
    """What the words after the first add to the hash."""
    more = (lengths - 1) // WORD_BYTES
    heads = np.cumsum(more) - more
    numbers = np.arange(1, int(more.sum()) + 1) - np.repeat(heads, more)
    places = numbers * WORD_BYTES
    left = np.minimum(np.repeat(lengths, more) - places, WORD_BYTES)
    added = words.take(np.repeat(starts, more) + places)
    added &= _LOW_BYTES.take(left)
    added += numbers.astype(np.uint64) * WORD_STEP
    summed: U64 = np.add.reduceat(mix64(added), heads)
    return summed
