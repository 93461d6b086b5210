"""The tokens of an outline's blocks, and where runs of them stand in other tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64, window_hashes
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.rules.base.html_parts import RUN
from dupcheck.tokens.tables import make_tables

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class BlockTokens:
    """Block b has the tokens `hashes[first[b]:last[b]]`."""

    hashes: U64
    first: I64
    last: I64

    @property
    def counts(self) -> I64:
        """Tokens per block."""
        return self.last - self.first

    def of_blocks(self, chosen: Bools) -> Bools:
        """True for the tokens of the chosen blocks."""
        return np.repeat(chosen, self.counts)


def tokens_of_blocks(texts: Sequence[str]) -> BlockTokens:
    """The tokens of texts that hold no newline and are not empty."""
    if not texts:
        nothing = np.zeros(0, dtype=np.int64)
        return BlockTokens(np.zeros(0, dtype=np.uint64), nothing, nothing)
    tables = make_tables(make_batch([Document(text="\n".join(texts))]))
    return BlockTokens(tables.tokens.hashes, tables.lines.first, tables.lines.last)


def runs_of(hashes: U64) -> U64:
    """The hashes of all runs of RUN tokens, by their first token."""
    return window_hashes(hashes).of_size(RUN)


def spread(runs: Bools, size: int) -> Bools:
    """True for each of `size` tokens that lies in a run that is true."""
    covered = np.zeros(size, dtype=np.bool_)
    for step in range(RUN if len(runs) else 0):
        covered[step : step + len(runs)] |= runs
    return covered


def found_in(tokens: U64, other: U64) -> Bools:
    """True for each of `tokens` that stands in `other` too, with its neighbours; alone where there are too few."""
    if len(tokens) < RUN or len(other) < RUN:
        return np.isin(tokens, other)
    return spread(np.isin(runs_of(tokens), runs_of(other)), len(tokens))


def first_time(tokens: U64) -> Bools:
    """True for each of `tokens` that lies in a run that has not stood before."""
    if len(tokens) < RUN:
        return np.ones(len(tokens), dtype=np.bool_)
    runs = runs_of(tokens)
    is_first = np.zeros(len(runs), dtype=np.bool_)
    is_first[np.unique(runs, return_index=True)[1]] = True
    return spread(is_first, len(tokens))
