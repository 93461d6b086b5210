"""Sets of hashes: made distinct, intersected, looked up."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64, Bools
from dupcheck.kernels.jit.compiled import IN_BOOLS, IN_I64, IN_U64, OUT_I64, OUT_U64, compiled

_FREE = np.uint64(0xFFFFFFFFFFFFFFFF)  # an empty slot; as a value it is counted apart
_SMALLEST_TABLE = 16
_ONE = np.uint64(1)


def distinct_sets(hashes: U64, offsets: I64) -> tuple[U64, I64]:
    """As the plain gear's."""
    found, borders = np.empty(len(hashes) + 1, dtype=np.uint64), np.zeros(len(offsets), dtype=np.int64)
    longest = int(np.diff(offsets).max(initial=0))
    table = np.full(5 * longest + _SMALLEST_TABLE, _FREE, dtype=np.uint64)
    _distinct_sets(hashes, offsets, table, found, borders)
    return found[: borders[-1]].copy(), borders


@compiled(IN_U64, IN_I64, OUT_U64, OUT_U64, OUT_I64)
def _distinct_sets(hashes: U64, offsets: I64, table: U64, found: U64, borders: I64) -> None:
    """The distinct values of every set come to stand in `found`, which has one place to spare, and their `borders`.

    Each set goes through a table whose slots follow the high bits, so that reading it gives the values in order; this
    takes time proportional to their number as long as they are hashes.
    """
    kept = 0
    for row in range(len(offsets) - 1):
        slots, shift = _SMALLEST_TABLE, 60
        while slots < 2 * (offsets[row + 1] - offsets[row]):
            slots, shift = slots * 2, shift - 1
        has_free = False
        for at in range(np.uint64(offsets[row]), np.uint64(offsets[row + 1])):
            value = hashes[at]
            has_free |= value == _FREE
            place = value >> np.uint64(shift)
            while table[place] < value:
                place += _ONE
            if table[place] == value:
                continue
            while value != _FREE:
                value, table[place] = table[place], value
                place += _ONE
        for place in range(np.uint64(slots + offsets[row + 1] - offsets[row])):
            value = table[place]
            found[np.uint64(kept)] = value  # always: a branch would be guessed wrong every third time
            kept += value != _FREE
            table[place] = _FREE
        if has_free:
            found[kept] = _FREE
            kept += 1
        borders[row + 1] = kept


def overlaps(hashes: U64, offsets: I64, left: I64, right: I64) -> I64:
    """As the plain gear's."""
    counts = np.empty(len(left), dtype=np.int64)
    _overlaps(hashes, offsets, np.ascontiguousarray(left), np.ascontiguousarray(right), counts)
    return counts


@compiled(IN_U64, IN_I64, IN_I64, IN_I64, OUT_I64)
def _overlaps(hashes: U64, offsets: I64, left: I64, right: I64, counts: I64) -> None:
    for pair in range(len(left)):
        one, one_end = np.uint64(offsets[left[pair]]), np.uint64(offsets[left[pair] + 1])
        other, other_end = np.uint64(offsets[right[pair]]), np.uint64(offsets[right[pair] + 1])
        count = 0
        while one < one_end and other < other_end:
            first, second = hashes[one], hashes[other]
            count += first == second
            one, other = one + np.uint64(first <= second), other + np.uint64(second <= first)
        counts[pair] = count


def find_listed(hashes: U64, listed: Bools) -> I64:
    """As the plain gear's."""
    places = np.empty(len(hashes) + 1, dtype=np.int64)
    return places[: _find_listed(hashes, listed, places)].copy()


@compiled(IN_U64, IN_BOOLS, OUT_I64)
def _find_listed(hashes: U64, listed: Bools, places: I64) -> int:
    """How many there are; `places` has one to spare, since writing always takes less than a branch guessed wrong."""
    mask = np.uint64(len(listed) - 1)
    count = 0
    for place in range(len(hashes)):
        places[count] = place
        count += np.int64(listed[hashes[place] & mask])
    return count
