"""What the comparison of documents needs to know of each: a row of numbers, so that millions fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.state.store import Store

F32 = npt.NDArray[np.float32]
I32 = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
U8 = npt.NDArray[np.uint8]
_PREFIX = "fact_"  # of the names of its columns in a store


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

    def sections(self) -> dict[str, npt.NDArray[Any]]:
        """The columns as a store keeps them, from where `stored_facts` has them."""
        return {_PREFIX + column.name: getattr(self, column.name) for column in fields(self)}


def stored_facts(store: Store, keys: Sequence[str], firsts: I64, sites: Sequence[I32]) -> Facts:
    """The facts of all shards as one table; document `firsts[s]` is the first of shard s, whose sites are renumbered.

    Read shard by shard into columns of their full length: the rows of millions lie in memory once.
    """
    columns: dict[str, npt.NDArray[Any]] = {}
    for number, key in enumerate(keys):
        for column in fields(Facts):
            part = store.array(key, _PREFIX + column.name)
            if column.name not in columns:
                columns[column.name] = np.empty((int(firsts[-1]), *part.shape[1:]), part.dtype)
            columns[column.name][firsts[number] : firsts[number + 1]] = (
                sites[number][part] if column.name == "sites" else part
            )
    return Facts(**columns)
