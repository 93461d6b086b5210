"""Which documents a corpus rule flags, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.windows import I64

Numbers = npt.NDArray[np.signedinteger[Any]]  # of documents, in 4 bytes or 8
NOBODY = -1  # in `related`, where a document has fewer


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Flag f is of document `documents[f]`, sorted; a document may have several.

    `related`, int64[n, k], are the documents that the flag points to, NOBODY where there are fewer than k. `values` are
    columns of what else the flag is made from.
    """

    documents: Numbers
    related: I64
    values: Mapping[str, npt.NDArray[Any]] = field(default_factory=dict)

    def within(self, start: int, stop: int) -> Decision:
        """The flags of the documents from `start` up to `stop`."""
        first, last = np.searchsorted(self.documents, [start, stop])
        values = {name: column[first:last] for name, column in self.values.items()}
        return Decision(self.documents[first:last], self.related[first:last], values)

    def rows(self) -> Iterator[tuple[int, list[int], dict[str, Any]]]:
        """The document, the related ones and the values of every flag."""
        columns = [column.tolist() for column in self.values.values()]
        values = zip(*columns, strict=True) if columns else repeat(())
        for document, related, row in zip(self.documents.tolist(), self.related.tolist(), values, strict=False):
            yield document, related, dict(zip(self.values, row, strict=True))


def decide(documents: Numbers, related: I64, /, **values: npt.NDArray[Any]) -> Decision:
    """A Decision of flags in any order; `related` may be one document a flag."""
    table = related.reshape(len(documents), -1) if len(documents) else related.reshape(0, 1)
    if not (np.diff(documents) < 0).any():  # a row for every learned run of millions of pages: not to be copied
        return Decision(documents, table, values)
    order = np.argsort(documents, kind="stable")
    return Decision(documents[order], table[order], {name: column[order] for name, column in values.items()})


def join_decisions(parts: Sequence[Decision]) -> Decision:
    """The flags of all parts, which have the same columns."""
    if not parts:
        return decide(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    values = {name: np.concatenate([part.values[name] for part in parts]) for name in parts[0].values}
    return decide(
        np.concatenate([part.documents for part in parts]), np.concatenate([part.related for part in parts]), **values
    )


def others_of(members: I64, most: int) -> I64:
    """int64[len(members), most]: for each the first members of its group but itself, NOBODY where there are fewer."""
    heads = members[: most + 1]
    table = np.full((len(members), most), NOBODY, dtype=np.int64)
    for row in range(len(members)):
        if row > most:
            table[row:] = heads[:most]
            break
        others = np.delete(heads, row)[:most]
        table[row, : len(others)] = others
    return table
