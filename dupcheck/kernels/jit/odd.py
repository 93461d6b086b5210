"""Characters that no text is written with, in one pass that skips what needs no look eight bytes at a time."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U64
from dupcheck.kernels.jit.compiled import IN_U8, IN_WORDS, INT, OUT_I64, compiled, part

_ONES = 0x0101010101010101
_HIGH = np.uint64(0x80 * _ONES)
# Added to a byte below 0x80, the first raises its high bit from a space on, the second at DEL.
_FROM_SPACE, _AT_DELETE = np.uint64(0x60 * _ONES), np.uint64(_ONES)
_ROOM = 1024


def find_odd(buffer: bytes) -> tuple[I64, I64]:
    """As the plain gear's."""
    padded = buffer + b" " * 8
    raw: U8 = np.frombuffer(padded, dtype=np.uint8)
    words: U64 = np.ndarray(shape=(len(raw) - 7,), dtype="<u8", buffer=padded, strides=(1,))
    room = _ROOM
    while True:
        places = np.empty(room, dtype=np.int64)
        count = _find_odd(raw, words, len(buffer), places)
        if count <= room:
            found = places[:count]
            return found[found >= 0], ~found[found < 0]
        room = count


@part
def _is_control(raw: U8, place: int, first: int) -> bool:
    """Whether the character that begins here is a control or a noncharacter."""
    if first < 0x80:
        return bool(first == 0x7F or (first < 0x20 and not 0x09 <= first <= 0x0D) or first == 0x0B)
    second, third = raw[place + 1], raw[place + 2]
    if first == 0xC2:
        return bool(second < 0xA0 and second != 0x85)
    if first == 0xEF:
        return bool((second == 0xB7 and 0x90 <= third < 0xB0) or (second == 0xBF and third >= 0xBE))
    return bool(first >= 0xF0 and second & 0x0F == 0x0F and third == 0xBF and raw[place + 3] >= 0xBE)


@compiled(IN_U8, IN_WORDS, INT, OUT_I64)
def _find_odd(raw: U8, words: U64, stop: int, places: I64) -> int:
    """How many there are, written as far as there is room: controls as they are, the complement of replacements."""
    count = place = 0
    while place < stop:
        eight = words[np.uint64(place)]
        if not (eight | ~(eight + _FROM_SPACE) | (eight + _AT_DELETE)) & _HIGH:
            place += 8
            continue
        first = np.int64(raw[np.uint64(place)])
        found = place
        if first == 0xEF and raw[place + 1] == 0xBF and raw[place + 2] == 0xBD:
            found = ~place
        elif not _is_control(raw, place, first):
            place += 1 if first < 0xC2 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
            continue
        if count < len(places):
            places[count] = found
        count += 1
        place += 1
    return count
