"""The rare path of folding: marks, compositions and characters that fold to none or several."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32, Flags
from dupcheck.kernels.plain.windows import I64


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """Code points or codes with the first and the last source character that each stands for."""

    values: U32
    first: I64
    last: I64


def compose_marks(traced: Traced, pair_keys: U64, pair_values: U32) -> Traced:
    """Each base and following mark as one character where Unicode has it; three rounds do every canonical sequence."""
    points, first, last = traced.values, traced.first, traced.last
    for _ in range(3):
        keys = points[:-1].astype(np.uint64) << np.uint64(32) | points[1:]
        slots = np.minimum(np.searchsorted(pair_keys, keys), len(pair_keys) - 1)
        bases = np.flatnonzero(pair_keys[slots] == keys)
        if not len(bases):
            break
        bases = bases[np.append(True, np.diff(bases) > 1)]
        points, last = points.copy(), last.copy()
        points[bases] = pair_values[slots[bases]]
        last[bases] = last[bases + 1]
        points, first, last = (np.delete(array, bases + 1) for array in (points, first, last))
    return Traced(points, first, last)


def expand_codes(traced: Traced, offsets: I64, values: U32, flags: Flags) -> Traced:
    """Codes with every expansion written out; all parts keep the flags and the place of their character."""
    codes = traced.values
    expands = (codes & np.uint32(flags.expands)) != 0
    numbers = np.where(expands, codes & np.uint32(flags.value_mask), 0).astype(np.int64)
    counts = np.where(expands, offsets[numbers + 1] - offsets[numbers], 1)
    source = np.repeat(np.arange(len(codes)), counts)
    within = np.arange(len(source)) - np.repeat(np.cumsum(counts) - counts, counts)
    written = codes[source]
    wide = expands[source]
    kept = np.uint32(~(flags.value_mask | flags.expands) & 0xFFFFFFFF)
    written[wide] = (written[wide] & kept) | values[offsets[numbers[source[wide]]] + within[wide]]
    return Traced(written, traced.first[source], traced.last[source])


def attach_marks(codes: U32, flags: Flags) -> U32:
    """Codes whose marks carry the class of the character they follow, none after a separator."""
    mark = (codes & np.uint32(flags.mark)) != 0
    base = np.maximum.accumulate(np.where(mark, 0, np.arange(len(codes))))
    return np.where(mark, codes | (codes[base] & np.uint32(flags.word | flags.single)), codes)
