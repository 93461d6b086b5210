"""The rare path of folding: characters that fold to none or several, marks, their order and their compositions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32, Flags
from dupcheck.kernels.plain.windows import I64


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """Codes with the first and the last source character that each stands for."""

    codes: U32
    first: I64
    last: I64


@dataclass(frozen=True, slots=True, eq=False)
class Compositions:
    """`keys` (base << 32 | mark, sorted) compose to `values`, and `order` sorts those.

    The marks `points` (sorted) have the combining classes `classes`; all others have class 0.
    """

    keys: U64
    values: U32
    order: I64
    points: U32
    classes: npt.NDArray[np.uint8]

    def classes_of(self, codes: U32, flags: Flags) -> npt.NDArray[np.uint8]:
        """The combining class of every code, 0 for what is no mark."""
        found = np.zeros(len(codes), dtype=np.uint8)
        marks = np.flatnonzero(codes & np.uint32(flags.mark))
        values = codes[marks] & np.uint32(flags.value_mask)
        slots = np.minimum(np.searchsorted(self.points, values), len(self.points) - 1)
        found[marks] = np.where(self.points[slots] == values, self.classes[slots], 0)
        return found


def expand_codes(codes: U32, offsets: I64, values: U32, flags: Flags) -> Traced:
    """`codes` with every expansion written out; the parts keep the flags and the place of their character."""
    expands = (codes & np.uint32(flags.expands)) != 0
    numbers = np.where(expands, codes & np.uint32(flags.value_mask), 0).astype(np.int64)
    counts = np.where(expands, offsets[numbers + 1] - offsets[numbers], 1)
    source = np.repeat(np.arange(len(codes)), counts)
    within = np.arange(len(source)) - np.repeat(np.cumsum(counts) - counts, counts)
    written = codes[source]
    wide = expands[source]
    kept = np.uint32(~(flags.value_mask | flags.expands) & 0xFFFFFFFF)
    written[wide] = (written[wide] & kept) | values[offsets[numbers[source[wide]]] + within[wide]]
    return Traced(written, source, source)


def compose_marks(traced: Traced, compositions: Compositions, flags: Flags) -> Traced:
    """Marks in canonical order and, where Unicode has the two as one character, joined with their base.

    As NFC does it (Unicode Standard Annex 15), so that both spellings of a letter give one hash; but no letter is
    joined with another.
    """
    if not (traced.codes & np.uint32(flags.mark)).any():
        return traced
    traced, classes = _in_canonical_order(traced, compositions, flags)
    mask = np.uint32(flags.value_mask)
    while True:
        codes = traced.codes
        marks, bases = _free_marks(codes, classes, flags)
        keys = (codes[bases] & mask).astype(np.uint64) << np.uint64(32) | (codes[marks] & mask)
        slots = np.minimum(np.searchsorted(compositions.keys, keys), len(compositions.keys) - 1)
        joins = compositions.keys[slots] == keys
        marks, bases, slots = marks[joins], bases[joins], slots[joins]
        if not len(marks):
            return traced
        now = np.append(True, np.diff(bases) > 0) & ~np.isin(bases, marks)  # the others in the next round
        codes = codes.copy()
        codes[bases[now]] = (codes[bases[now]] & ~mask) | compositions.values[slots[now]]
        kept = np.delete(np.arange(len(codes)), marks[now])
        traced = Traced(codes[kept], traced.first[kept], np.maximum.reduceat(traced.last, kept))
        classes = classes[kept]


def _free_marks(codes: U32, classes: npt.NDArray[np.uint8], flags: Flags) -> tuple[I64, I64]:
    """Marks that nothing blocks from the base they follow, and the places of these bases."""
    marks = np.flatnonzero(codes[1:] & np.uint32(flags.mark)) + 1
    bases = np.maximum.accumulate(np.where(classes == 0, np.arange(len(codes)), 0))[marks - 1]
    free = (bases == marks - 1) | (classes[marks - 1] < classes[marks])
    return marks[free], bases[free]


def _in_canonical_order(
    traced: Traced, compositions: Compositions, flags: Flags
) -> tuple[Traced, npt.NDArray[np.uint8]]:
    """Marks sorted by class behind their base, and the classes.

    A composed base gives up a mark of higher class than the one that follows: Vietnamese from code page 1258 has them.
    """
    while True:
        codes = traced.codes
        classes = compositions.classes_of(codes, flags)
        if ((classes[:-1] > classes[1:]) & (classes[1:] > 0)).any():
            order = np.lexsort((classes, np.cumsum(classes == 0)))
            codes, classes = codes[order], classes[order]
            traced = Traced(codes, traced.first, traced.last)  # the places stay: a token holds all marks of its base
        values = codes & np.uint32(flags.value_mask)
        followed = np.flatnonzero(classes[1:])
        inverse = compositions.values[compositions.order]
        slots = np.minimum(np.searchsorted(inverse, values[followed]), len(inverse) - 1)
        keys = compositions.keys[compositions.order[slots]]
        parts = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32) | np.uint32(flags.mark)
        splits = (inverse[slots] == values[followed]) & (compositions.classes_of(parts, flags) > classes[followed + 1])
        if not splits.any():
            return traced, classes
        traced = _split(traced, followed[splits], keys[splits], flags)


def _split(traced: Traced, places: I64, keys: U64, flags: Flags) -> Traced:
    """The codes at `places` as base and mark."""
    counts = np.ones(len(traced.codes), dtype=np.int64)
    counts[places] = 2
    source = np.repeat(np.arange(len(counts)), counts)
    codes = traced.codes[source]
    bases = places + np.arange(len(places))
    kept = codes[bases] & np.uint32(~flags.value_mask & 0xFFFFFFFF)
    codes[bases] = kept | (keys >> np.uint64(32)).astype(np.uint32)
    codes[bases + 1] = np.uint32(flags.mark) | (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return Traced(codes, traced.first[source], traced.last[source])


def attach_marks(codes: U32, flags: Flags) -> U32:
    """Codes whose marks carry the class of the character they follow, none after a separator."""
    mark = (codes & np.uint32(flags.mark)) != 0
    base = np.maximum.accumulate(np.where(mark, 0, np.arange(len(codes))))
    return np.where(mark, codes | (codes[base] & np.uint32(flags.word | flags.single)), codes)
