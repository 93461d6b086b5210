"""The rare path of folding: characters that fold to none or several, marks, their order and their compositions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32, U64
from dupcheck.kernels.folding import EXPANDS, MARK, SINGLE, VALUE_MASK, WORD, FoldTable


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """Codes with the first and the last source character that each stands for."""

    codes: U32
    first: I64
    last: I64


def fold_codes(codes: U32, table: FoldTable) -> Traced:
    """Codes of the table as folded code points: expanded, marks in canonical order and composed."""
    traced = expand_codes(codes, table)
    return compose_marks(traced, table) if len(traced.codes) else traced


def _classes_of(codes: U32, table: FoldTable) -> U8:
    """The combining class of every code, 0 for what is no mark."""
    found = np.zeros(len(codes), dtype=np.uint8)
    marks = np.flatnonzero(codes & np.uint32(MARK))
    values = codes[marks] & np.uint32(VALUE_MASK)
    slots = np.minimum(np.searchsorted(table.mark_points, values), len(table.mark_points) - 1)
    found[marks] = np.where(table.mark_points[slots] == values, table.mark_classes[slots], 0)
    return found


def expand_codes(codes: U32, table: FoldTable) -> Traced:
    """`codes` with every expansion written out; the parts keep the flags and the place of their character."""
    expands = (codes & np.uint32(EXPANDS)) != 0
    numbers = np.where(expands, codes & np.uint32(VALUE_MASK), 0).astype(np.int64)
    counts = np.where(expands, table.expansion_offsets[numbers + 1] - table.expansion_offsets[numbers], 1)
    source = np.repeat(np.arange(len(codes)), counts)
    within = np.arange(len(source)) - np.repeat(np.cumsum(counts) - counts, counts)
    written = codes[source]
    wide = expands[source]
    kept = np.uint32(~(VALUE_MASK | EXPANDS) & 0xFFFFFFFF)
    written[wide] = (written[wide] & kept) | table.expansion_values[
        table.expansion_offsets[numbers[source[wide]]] + within[wide]
    ]
    return Traced(written, source, source)


def compose_marks(traced: Traced, table: FoldTable) -> Traced:
    """Marks in canonical order and, where Unicode has the two as one character, joined with their base.

    As NFC does it (Unicode Standard Annex 15), so that both spellings of a letter give one hash; but no letter is
    joined with another.
    """
    if not (traced.codes & np.uint32(MARK)).any():
        return traced
    traced, classes = _in_canonical_order(traced, table)
    mask = np.uint32(VALUE_MASK)
    while True:
        codes = traced.codes
        marks, bases = _free_marks(codes, classes)
        keys = (codes[bases] & mask).astype(np.uint64) << np.uint64(32) | (codes[marks] & mask)
        slots = np.minimum(np.searchsorted(table.pair_keys, keys), len(table.pair_keys) - 1)
        joins = table.pair_keys[slots] == keys
        marks, bases, slots = marks[joins], bases[joins], slots[joins]
        if not len(marks):
            return traced
        now = np.append(True, np.diff(bases) > 0) & ~np.isin(bases, marks)  # the others in the next round
        codes = codes.copy()
        codes[bases[now]] = (codes[bases[now]] & ~mask) | table.pair_values[slots[now]]
        kept = np.delete(np.arange(len(codes)), marks[now])
        traced = Traced(codes[kept], traced.first[kept], np.maximum.reduceat(traced.last, kept))
        classes = classes[kept]


def _free_marks(codes: U32, classes: U8) -> tuple[I64, I64]:
    """Marks that nothing blocks from the base they follow, and the places of these bases."""
    marks = np.flatnonzero(codes[1:] & np.uint32(MARK)) + 1
    bases = np.maximum.accumulate(np.where(classes == 0, np.arange(len(codes)), 0))[marks - 1]
    free = (bases == marks - 1) | (classes[marks - 1] < classes[marks])
    return marks[free], bases[free]


def _in_canonical_order(traced: Traced, table: FoldTable) -> tuple[Traced, U8]:
    """Marks sorted by class behind their base, and the classes.

    A composed base gives up a mark of higher class than the one that follows: Vietnamese from code page 1258 has them.
    """
    while True:
        codes = traced.codes
        classes = _classes_of(codes, table)
        if ((classes[:-1] > classes[1:]) & (classes[1:] > 0)).any():
            order = np.lexsort((classes, np.cumsum(classes == 0)))
            codes, classes = codes[order], classes[order]
            traced = Traced(codes, traced.first, traced.last)  # the places stay: a token holds all marks of its base
        values = codes & np.uint32(VALUE_MASK)
        followed = np.flatnonzero(classes[1:])
        inverse = table.pair_values[table.pair_order]
        slots = np.minimum(np.searchsorted(inverse, values[followed]), len(inverse) - 1)
        keys = table.pair_keys[table.pair_order[slots]]
        parts = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32) | np.uint32(MARK)
        splits = (inverse[slots] == values[followed]) & (_classes_of(parts, table) > classes[followed + 1])
        if not splits.any():
            return traced, classes
        traced = _split(traced, followed[splits], keys[splits])


def _split(traced: Traced, places: I64, keys: U64) -> Traced:
    """The codes at `places` as base and mark."""
    counts = np.ones(len(traced.codes), dtype=np.int64)
    counts[places] = 2
    source = np.repeat(np.arange(len(counts)), counts)
    codes = traced.codes[source]
    bases = places + np.arange(len(places))
    kept = codes[bases] & np.uint32(~VALUE_MASK & 0xFFFFFFFF)
    codes[bases] = kept | (keys >> np.uint64(32)).astype(np.uint32)
    codes[bases + 1] = np.uint32(MARK) | (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return Traced(codes, traced.first[source], traced.last[source])


def attach_marks(codes: U32) -> U32:
    """Codes whose marks carry the class of the character they follow, none after a separator."""
    mark = (codes & np.uint32(MARK)) != 0
    base = np.maximum.accumulate(np.where(mark, 0, np.arange(len(codes))))
    return np.where(mark, codes | (codes[base] & np.uint32(WORD | SINGLE)), codes)
