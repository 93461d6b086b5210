"""Everything that is computed once for a whole batch."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.gear import PLAIN, Gear, load_gear
from dupcheck.kernels.plain.windows import WindowHashes
from dupcheck.model.batch import Batch
from dupcheck.tokens.line_table import LineTable, find_lines
from dupcheck.tokens.token_table import TokenTable, tokenise


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """A batch with its tokens and lines; `runs` hashes runs of tokens, `folded_runs` with all numbers alike.

    `gear` made them, and is the one for whatever is made of them.
    """

    batch: Batch
    tokens: TokenTable
    runs: WindowHashes
    folded_runs: WindowHashes
    lines: LineTable
    gear: Gear

    def __len__(self) -> int:
        return len(self.batch)


def make_tables(batch: Batch, gear: Gear | None = None) -> Tables:
    """Tokenises `batch` and finds its lines, in the plain gear if no other is given."""
    gear = gear or load_gear(PLAIN)
    tokens = tokenise(batch, gear)
    runs, folded_runs = gear.token_windows(tokens.hashes, tokens.is_number)
    return Tables(batch, tokens, runs, folded_runs, find_lines(batch, tokens, folded_runs, gear), gear)
