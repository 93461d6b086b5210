"""The lines of a batch, with the tokens on each and a hash that recognises them."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.windows import WindowHashes
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


def find_lines(batch: Batch, tokens: TokenTable, folded: WindowHashes, gear: Gear) -> LineTable:
    """The lines of every document; only a newline ends one. `folded` are the hashes of tokens without their numbers."""
    lines = gear.find_lines(batch.buffer, batch.offsets, tokens.starts)
    hashes = folded.of_runs(lines.first, lines.last)
    return LineTable(lines.starts, lines.ends, lines.first, lines.last, hashes, lines.offsets)
