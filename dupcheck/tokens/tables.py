"""Everything that is computed once for a whole batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import WindowHashes, window_hashes
from dupcheck.model.batch import Batch
from dupcheck.tokens.line_table import LineTable, find_lines
from dupcheck.tokens.token_table import TokenTable, tokenise

NUMBER_HASH = np.uint64(0x23)  # every number is this one token where numbers do not matter


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """A batch with its tokens and lines; `runs` hashes runs of tokens, `folded_runs` with all numbers alike."""

    batch: Batch
    tokens: TokenTable
    runs: WindowHashes
    folded_runs: WindowHashes
    lines: LineTable

    def __len__(self) -> int:
        return len(self.batch)


def make_tables(batch: Batch) -> Tables:
    """Tokenises `batch` and finds its lines."""
    tokens = tokenise(batch)
    folded_runs = window_hashes(np.where(tokens.is_number, NUMBER_HASH, tokens.hashes))
    return Tables(batch, tokens, window_hashes(tokens.hashes), folded_runs, find_lines(batch, tokens, folded_runs))
