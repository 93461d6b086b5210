"""What the characters of a garbled text may be, by code point."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.arrays import U8, U32

# Bits of `kinds`: letters with marks as western Europe writes them, small and capital Cyrillic letters, and those that
# begin a unit of two or of three characters or stand later in one.
WESTERN, LOWER, UPPER, PAIR, TRIPLE, LATER = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True, slots=True, eq=False)
class GarbleTable:
    """By code point up to U+FFFF: bit j of each of four columns speaks of code page j, `kinds` holds the bits above.

    A pair of characters is a unit of the pages of `pair` and `symbol`; three are one of those of `triple` and twice
    `follower`, if one of the later two is of `symbol`.
    """

    pair: U32
    triple: U32
    follower: U32
    symbol: U32
    kinds: U8
