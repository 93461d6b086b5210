"""What every code point is to a tokeniser, and what it is folded to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U8, U32, U64

BLOCK = 256

# A code is a folded code point, or the number of an expansion, with these flags above its 21 bits.
VALUE_MASK = (1 << 21) - 1
FLAG_SHIFT = 24
WORD = 1 << 24  # letter or digit: runs of them are one token
SINGLE = 1 << 25  # a token of its own
MARK = 1 << 26  # combining mark, vowel or final of decomposed Hangul, ignorable: belongs to the character before
DIGIT = 1 << 27  # decimal digit of any script
EXPANDS = 1 << 28  # folds to no or several code points


@dataclass(frozen=True, slots=True, eq=False)
class FoldTable:
    """Two levels: the code of c is `blocks[index[c >> 8], c & 255]`.

    Expansion i is `expansion_values[expansion_offsets[i]:expansion_offsets[i + 1]]`. Its values may carry MARK.
    `pair_keys` (base << 32 | mark, sorted) compose to `pair_values`, all folded, and `pair_order` sorts those.
    `mark_points` (sorted) have the combining classes `mark_classes`; all others have class 0.
    """

    unicode_version: npt.NDArray[np.str_]
    index: npt.NDArray[np.uint16]
    blocks: U32
    expansion_offsets: I64
    expansion_values: U32
    pair_keys: U64
    pair_values: U32
    pair_order: I64
    mark_points: U32
    mark_classes: U8

    def codes_of(self, points: U32) -> U32:
        """The code of every code point."""
        rows = self.index.take(points >> np.uint32(8)).astype(np.uint32)
        rows *= np.uint32(BLOCK)
        rows += points & np.uint32(BLOCK - 1)
        return self.blocks.reshape(-1).take(rows)

    def expansion(self, code: int) -> U32:
        """What a code that EXPANDS stands for."""
        first, last = self.expansion_offsets[[code & VALUE_MASK, (code & VALUE_MASK) + 1]].tolist()
        return self.expansion_values[first:last]
