"""Characters of UTF-8, one at a time."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.kernels.arrays import U8, U32
from dupcheck.kernels.jit.compiled import part

# What a code point may do in composing: a bit each, above its combining class.
IS_SECOND, IS_COMPOSED = 1 << 8, 1 << 9


@part
def decode(raw: U8, place: int, stop: int) -> tuple[int, int]:
    """(code point, next place) of the character at `place`; what is not UTF-8 is never read past `stop`."""
    lead = np.int64(raw[np.uint64(place)])
    if lead < 0x80:
        return lead, place + 1
    width = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    if place + width > stop:
        return 0, stop
    point = lead & (0x7F >> width)
    for at in range(place + 1, place + width):
        point = (point << 6) | (np.int64(raw[np.uint64(at)]) & 0x3F)
    return (point if point < 0x110000 else 0), place + width


@part
def encode(point: int) -> Any:
    """(bytes of the code point in UTF-8, the first in the lowest place; how many)."""
    if point < 0x80:
        return np.uint64(point), 1
    if point < 0x800:
        return np.uint64(0xC0 | (point >> 6) | (0x80 | (point & 0x3F)) << 8), 2
    last = 0x80 | (point & 0x3F)
    middle = 0x80 | ((point >> 6) & 0x3F)
    if point < 0x10000:
        return np.uint64(0xE0 | (point >> 12) | middle << 8 | last << 16), 3
    return np.uint64(0xF0 | (point >> 18) | (0x80 | ((point >> 12) & 0x3F)) << 8 | middle << 16 | last << 24), 4


@part
def trait_of(traits: U32, value: int) -> int:
    """The combining class of a code point with IS_SECOND and IS_COMPOSED."""
    return np.int64(traits[value]) if value < len(traits) else 0
