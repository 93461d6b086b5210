"""What every code point is to the tokeniser, and what it is folded to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.compose import Compositions

BLOCK = 256

# A code is a folded code point, or the number of an expansion, with these flags above its 21 bits.
VALUE_MASK = (1 << 21) - 1
WORD = 1 << 24  # letter or digit: runs of them are one token
SINGLE = 1 << 25  # a token of its own
MARK = 1 << 26  # combining mark, vowel or final of decomposed Hangul, ignorable: belongs to the character before
DIGIT = 1 << 27  # decimal digit of any script
EXPANDS = 1 << 28  # folds to no or several code points


@dataclass(frozen=True, slots=True, eq=False)
class FoldTable:
    """Two levels: the code of c is `blocks[index[c >> 8], c & 255]`.

    Expansion i is `expansion_values[expansion_offsets[i]:expansion_offsets[i + 1]]`. Its values may
    carry MARK. `pair_keys` (base << 32 | mark, sorted) compose to `pair_values`, all folded. `mark_points` have the
    combining classes `mark_classes`.
    """

    unicode_version: npt.NDArray[np.str_]
    index: npt.NDArray[np.uint16]
    blocks: npt.NDArray[np.uint32]
    expansion_offsets: npt.NDArray[np.int64]
    expansion_values: npt.NDArray[np.uint32]
    pair_keys: npt.NDArray[np.uint64]
    pair_values: npt.NDArray[np.uint32]
    mark_points: npt.NDArray[np.uint32]
    mark_classes: npt.NDArray[np.uint8]

    def save(self, path: Path) -> None:
        """Write the table as .npz."""
        np.savez_compressed(path, **asdict(self))

    def flat(self) -> npt.NDArray[np.uint32]:
        """uint32[0x110000]: one code per code point; 4.4 MB, of which a text touches a few pages."""
        return self.blocks[self.index].reshape(-1)


@cache
def fold_table() -> FoldTable:
    """The table that ships with the package."""
    with np.load(Path(__file__).with_name("fold_table.npz")) as stored:
        return FoldTable(**{name: stored[name] for name in stored.files})


@cache
def compositions() -> Compositions:
    """The shipped table's compositions and combining classes, as the kernel takes them."""
    shipped = fold_table()
    order = np.argsort(shipped.pair_values)
    return Compositions(shipped.pair_keys, shipped.pair_values, order, shipped.mark_points, shipped.mark_classes)


@cache
def flat_codes() -> npt.NDArray[np.uint32]:
    """The shipped table's codes, one per code point, read only."""
    codes = fold_table().flat()
    codes.setflags(write=False)
    return codes
