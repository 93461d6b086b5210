"""What a reviewer said of lines, by their keys: accepted ones are boilerplate on however few pages they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_keys import GRAM_TOKENS, gram_keys, line_keys, span_keys
from dupcheck.model.batch import batch_of
from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.tokens.tables import make_tables

UNREVIEWED, IGNORED, ACCEPTED = 0, 1, 2
I8 = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """The reviewed lines and spans: `keys`, ascending, the number of the `entries` they come from, and what it says.

    `grams`, ascending, are the runs of words in accepted entries, so that their spans are found on few pages, too.
    """

    keys: U64
    entries: I64
    says: I8
    grams: U64

    def of(self, keys: U64) -> tuple[I8, I64]:
        """Per key UNREVIEWED, IGNORED or ACCEPTED, and the number of the entry, -1 for none."""
        says, entries = np.zeros(len(keys), dtype=np.int8), np.full(len(keys), -1, dtype=np.int64)
        if len(self.keys):
            at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            known = self.keys[at] == keys
            says[known], entries[known] = self.says[at[known]], self.entries[at[known]]
        return says, entries

    def with_lines(self, old: U64, new: U64) -> Verdicts:
        """Also for the lines `new` that stand for the lines `old`."""
        says, entries = self.of(old)
        known = says != UNREVIEWED
        keys = np.concatenate([self.keys, new[known]])
        return _sorted(
            keys, np.concatenate([self.entries, entries[known]]), np.concatenate([self.says, says[known]]), self.grams
        )


def no_verdicts() -> Verdicts:
    """Where nobody has reviewed anything."""
    nothing = np.zeros(0, dtype=np.uint64)
    return Verdicts(nothing, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int8), nothing)


def make_verdicts(entries: Sequence[BlockVerdict], sites: Mapping[str, int], gear: Gear) -> Verdicts:
    """The decided ones of `entries` that are of these sites, by the lines and spans that their texts hold."""
    chosen = [
        (number, line.encode())
        for number, entry in enumerate(entries)
        if entry.accepted is not None and entry.site in sites
        for line in entry.text.split("\n")
    ]
    if not chosen:
        return no_verdicts()
    tables = make_tables(batch_of([line for _, line in chosen], {}), gear)
    offsets = tables.tokens.offsets
    of_line = np.array([number for number, _ in chosen], dtype=np.int64)
    site = np.array([sites[entries[number].site] for number, _ in chosen], dtype=np.int64)
    accepted = np.array([bool(entries[number].accepted) for number, _ in chosen], dtype=np.bool_)
    filled = np.flatnonzero(np.diff(offsets))
    windows = tables.folded_runs.of_size(GRAM_TOKENS)
    text = np.repeat(np.arange(len(chosen)), np.diff(offsets))[: len(windows)]
    within = np.flatnonzero(np.arange(len(windows)) + GRAM_TOKENS <= offsets[1:][text])
    text = text[within]
    grams = gram_keys(windows[within], site[text])
    keys = [
        line_keys(tables.folded_runs.of_runs(offsets[filled], offsets[filled + 1]), site[filled]),
        span_keys(grams.copy()),
    ]
    says = np.where(accepted, ACCEPTED, IGNORED).astype(np.int8)
    return _sorted(
        np.concatenate(keys),
        np.concatenate([of_line[filled], of_line[text]]),
        np.concatenate([says[filled], says[text]]),
        distinct(grams[accepted[text]]),
    )


def _sorted(keys: U64, entries: I64, says: I8, grams: U64) -> Verdicts:
    """By key, each once: what is ignored by one entry and accepted by another is left alone."""
    order = np.lexsort((entries, says, keys))
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = keys[order][1:] != keys[order][:-1]
    order = order[fresh]
    return Verdicts(keys[order], entries[order], says[order], grams)
