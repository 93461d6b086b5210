"""Letters and their marks put in canonical order and composed, as the plain gear's `compose` does."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32, U64
from dupcheck.kernels.jit.compiled import part
from dupcheck.kernels.jit.utf8 import IS_COMPOSED, IS_SECOND, trait_of

_FEW = 16  # marks on a letter that are sorted one by one


@part
def _sort_marks(values: U32, classes: U8, size: int, spare: U32) -> None:
    """Sorts every run of marks by class, equal ones in their order."""
    first = 0
    while first < size:
        last = first + 1
        while last < size and classes[last] > 0:
            last += 1
        if last - first <= _FEW:
            for place in range(first + 2, last):
                value, rank, at = values[place], classes[place], place
                while at > first + 1 and classes[at - 1] > rank:
                    values[at], classes[at] = values[at - 1], classes[at - 1]
                    at -= 1
                values[at], classes[at] = value, rank
        else:
            sorted_marks = 0
            for rank in range(1, 256):
                for place in range(first + 1, last):
                    if classes[place] == rank:
                        spare[sorted_marks] = (values[place] << np.uint32(8)) | np.uint32(rank)
                        sorted_marks += 1
            for place in range(first + 1, last):
                both = spare[place - first - 1]
                values[place], classes[place] = both >> np.uint32(8), np.uint8(both & np.uint32(0xFF))
        first = last


@part
def order_marks(
    values: U32, classes: U8, size: int, spare: U32, keys: U64, composed: U32, order: I64, traits: U32
) -> int:
    """Marks in canonical order, a composed character giving up a mark of higher class than the next; the new size."""
    while True:
        for place in range(1, size):
            classes[place] = trait_of(traits, values[place]) & 0xFF
        _sort_marks(values, classes, size, spare)
        splits = 0
        for place in range(size):
            spare[place] = 0
            if place + 1 < size and classes[place + 1] and trait_of(traits, values[place]) & IS_COMPOSED:
                low, high = 0, len(order)
                while low < high:
                    middle = (low + high) >> 1
                    if composed[order[middle]] < values[place]:
                        low = middle + 1
                    else:
                        high = middle
                mark = np.int64(keys[order[low]] & np.uint64(0xFFFFFFFF))
                if trait_of(traits, mark) & 0xFF > classes[place + 1]:
                    spare[place] = order[low] + 1
                    splits += 1
        if not splits:
            return size
        target = size + splits
        for place in range(size - 1, -1, -1):
            target -= 1
            if spare[place]:
                key = keys[spare[place] - 1]
                values[target] = key & np.uint64(0xFFFFFFFF)
                target -= 1
                values[target] = key >> np.uint64(32)
            else:
                values[target] = values[place]
        size += splits


@part
def compose(values: U32, classes: U8, size: int, spare: U32, keys: U64, composed: U32, traits: U32) -> int:
    """Joins marks with their base, one a round and base, as the plain gear does; the new size."""
    while True:
        joins = 0
        base = 0
        for place in range(1, size):
            spare[place] = 0
            if classes[place - 1] == 0:
                base = place - 1
            is_free = base == place - 1 or classes[place - 1] < classes[place]
            if is_free and trait_of(traits, values[place]) & IS_SECOND:
                key = (np.uint64(values[base]) << np.uint64(32)) | np.uint64(values[place])
                at = np.searchsorted(keys, key)
                if at < len(keys) and keys[at] == key:
                    spare[place] = at + 1
                    joins += 1
        if not joins:
            return size
        spare[0] = 0
        kept, base, base_kept, last_joined = 1, 0, 0, -1
        for place in range(1, size):
            if classes[place - 1] == 0:
                base, base_kept = place - 1, kept - 1
            if spare[place] and base != last_joined:
                last_joined = base
                if spare[base] == 0:
                    values[base_kept] = composed[spare[place] - 1]
                    continue
            values[kept], classes[kept] = values[place], classes[place]
            kept += 1
        size = kept
