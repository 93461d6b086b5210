"""The lines of a batch, with the tokens on each and a hash that recognises them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64, WindowHashes
from dupcheck.model.batch import Batch
from dupcheck.tokens.token_table import TokenTable


@dataclass(frozen=True, slots=True, eq=False)
class LineTable:
    """Line l covers the bytes `starts[l]` to `ends[l]` (without its newline) and the tokens `first[l]:last[l]`.

    `hashes` are equal for lines whose tokens are, every number counting as the same sign; lines `offsets[i]:offsets[i
    + 1]` are those of document i. An empty document has one empty line.
    """

    starts: I64
    ends: I64
    first: I64
    last: I64
    hashes: U64
    offsets: I64

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def counts(self) -> I64:
        """Tokens per line."""
        return self.last - self.first


def find_lines(batch: Batch, tokens: TokenTable, folded: WindowHashes) -> LineTable:
    """The lines of every document; only a newline ends one. `folded` are the hashes of tokens without their numbers."""
    buffer: npt.NDArray[np.uint8] = np.frombuffer(batch.buffer, dtype=np.uint8)
    newlines = np.flatnonzero(buffer == 0x0A)
    begins, stops = batch.offsets[:-1], batch.offsets[1:]
    # A document's last newline ends its last line: it does not begin an empty one.
    closes = stops[np.searchsorted(stops, newlines + 1)] == newlines + 1
    inner = newlines[~closes]
    starts = np.sort(np.concatenate([begins, inner + 1]), kind="stable")
    ends_in_newline = np.zeros(len(batch), dtype=np.int64)
    ends_in_newline[np.searchsorted(begins, newlines[closes], side="right") - 1] = 1
    last_ends = stops - ends_in_newline
    ends = np.sort(np.concatenate([last_ends, inner]), kind="stable")
    first = np.searchsorted(tokens.starts, starts).astype(np.int64)
    last = np.searchsorted(tokens.starts, ends).astype(np.int64)
    counts = np.bincount(np.searchsorted(begins, inner, side="right") - 1, minlength=len(batch)) + 1
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return LineTable(starts, ends, first, last, folded.of_runs(first, last), offsets)
