"""What the comparison of documents needs to know of each: a row of numbers, so that millions fit into memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64

F32 = npt.NDArray[np.float32]
I32 = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
U8 = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Row i of every column is document i, in the order of (path, record); about 115 bytes a document.

    `words` are tokens, `sizes` bytes, `lines` lines. `digests`, uint64[n, 2], are equal for texts that differ in case,
    punctuation or layout only. `names`, `ids`, `addresses` and `titles` are hashes of the id that the document asks
    for, of its id field, its plain URL and its title, NOTHING where it has none. `sites` are numbers of a table of
    sites. `errors` counts the error findings of the document rules; `not_the_page` is true where one says that this is
    a wall or nothing at all. `shapes`, float32[n, 6], are the parts of the suspicion that follow from the text alone.
    `fired`, uint8[n, k], has a bit for every document rule that was asked, in judging order, set where it found
    something.
    """

    words: I32
    sizes: I64
    lines: I32
    digests: U64
    names: U64
    ids: U64
    addresses: U64
    titles: U64
    sites: I32
    errors: I32
    not_the_page: Bools
    shapes: F32
    fired: U8

    def __len__(self) -> int:
        return len(self.words)

    def take(self, rows: I64) -> Facts:
        """Some of the rows, in their order."""
        return Facts(*(getattr(self, column.name)[rows] for column in fields(self)))


def join_facts(parts: Iterable[Facts]) -> Facts:
    """All rows of one or more parts."""
    whole = list(parts)
    return Facts(*(np.concatenate([getattr(part, column.name) for part in whole]) for column in fields(Facts)))
