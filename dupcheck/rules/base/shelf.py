"""The judged shards of a run as one row of documents, read from the store as far as somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.state.store import Store


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Documents `firsts[s]` to `firsts[s + 1]` lie under `keys[s]` of `store`.

    `renamed` are the documents that got another id than the one they ask for, since an earlier one has it.
    """

    store: Store
    keys: Sequence[str]
    firsts: I64
    renamed: Mapping[int, str]

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def place(self, number: int) -> tuple[str, int]:
        """The shard of a document and its row there."""
        shard = int(self.firsts.searchsorted(number, side="right")) - 1
        return self.keys[shard], number - int(self.firsts[shard])

    def by_shard(self, numbers: I64) -> Iterator[tuple[str, I64, I64]]:
        """For every shard that holds some of `numbers` its key, their rows in it and their places in `numbers`."""
        order = np.argsort(numbers, kind="stable")
        borders = np.searchsorted(numbers[order], self.firsts)
        for shard in np.flatnonzero(np.diff(borders)).tolist():
            here = order[borders[shard] : borders[shard + 1]]
            yield self.keys[shard], numbers[here] - self.firsts[shard], here

    def names(self, numbers: I64) -> list[str]:
        """The ids of some documents."""
        found = [""] * len(numbers)
        for key, rows, here in self.by_shard(numbers):
            data = self.store.array(key, "name").tobytes()
            ends = self.store.array(key, "name_ends")
            for at, start, end in zip(here.tolist(), ends[rows].tolist(), ends[rows + 1].tolist(), strict=True):
                number = int(numbers[at])
                found[at] = self.renamed.get(number) or data[start:end].decode("utf-8", "surrogatepass")
        return found

    def texts(self, numbers: I64) -> Batch:
        """The texts of some documents as a batch without columns."""
        pieces = [b""] * len(numbers)
        for key, rows, here in self.by_shard(numbers):
            lines = self.store.array(key, "places")[rows]
            offsets = self.store.array(key, "offsets")
            if 2 * len(rows) > len(offsets):
                data = self.store.array(key, "text")
                spans = zip(here.tolist(), offsets[lines].tolist(), offsets[lines + 1].tolist(), strict=True)
                for at, start, end in spans:
                    pieces[at] = data[start:end].tobytes()
            else:
                spans = zip(here.tolist(), offsets[lines].tolist(), offsets[lines + 1].tolist(), strict=True)
                for at, start, end in spans:
                    pieces[at] = self.store.array(key, "text", start, end).tobytes()
        ends = np.zeros(len(pieces) + 1, dtype=np.int64)
        np.cumsum([len(piece) for piece in pieces], out=ends[1:])
        return Batch(b"".join(pieces), ends, {})

    def signatures(self, numbers: I64) -> U32:
        """The signatures of some documents, uint32[len(numbers), num_perm]."""
        found: list[tuple[I64, U32]] = []
        for key, rows, here in self.by_shard(numbers):
            first, last = int(rows[0]), int(rows[-1]) + 1
            found.append((here, self.store.array(key, "signatures", first, last)[rows - first]))
        whole = np.concatenate([part for _, part in found])
        ordered: U32 = np.empty_like(whole)
        ordered[np.concatenate([here for here, _ in found])] = whole
        return ordered
