"""The tokens of a batch: where they stand and their hashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64, U64, Bools
from dupcheck.kernels.gear import Gear
from dupcheck.model.batch import Batch
from dupcheck.tokens.cuts import cut_documents
from dupcheck.tokens.fold_table import fold_table


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Token t of a batch covers the bytes `starts[t]` to `ends[t]` of its buffer.

    `hashes` are of the folded token; `is_number` marks tokens that begin and end in a digit; tokens
    `offsets[i]:offsets[i + 1]` are those of document i.
    """

    starts: I64
    ends: I64
    hashes: U64
    is_number: Bools
    offsets: I64

    def __len__(self) -> int:
        return len(self.hashes)

    @property
    def counts(self) -> I64:
        """Tokens per document."""
        return np.diff(self.offsets)


def tokenise(batch: Batch, gear: Gear) -> TokenTable:
    """The tokens of every document of `batch`.

    Runs of letters and digits, folded like NFKC with case folding; combining marks belong to their letter; every
    Han, Kana, Thai, Lao, Khmer and Myanmar character is a token of its own.
    """
    borders = cut_documents(batch.buffer, batch.offsets)
    starts, ends, hashes, is_number = gear.tokenise(batch.buffer, borders, fold_table())
    return TokenTable(starts, ends, hashes, is_number, np.searchsorted(starts, batch.offsets).astype(np.int64))
