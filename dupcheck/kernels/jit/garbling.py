"""Where a text may be garbled, in one pass that skips ASCII eight bytes at a time."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from functools import cache

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32, U64
from dupcheck.kernels.garbling import LATER, LOWER, PAIR, TRIPLE, UPPER, WESTERN, GarbleTable
from dupcheck.kernels.jit.compiled import IN_I64, IN_U8, IN_U32, IN_WORDS, OUT_I64, OUT_U32, compiled, part

_NOT_ASCII = np.uint64(0x8080808080808080)
_ROOM = 1024


def find_garbled(buffer: bytes, offsets: I64, table: GarbleTable) -> tuple[I64, U32]:
    """As the plain gear's."""
    padded = buffer + bytes(8)
    raw: U8 = np.frombuffer(padded, dtype=np.uint8)
    words: U64 = np.ndarray(shape=(len(raw) - 7,), dtype="<u8", buffer=padded, strides=(1,))
    columns = (table.pair, table.triple, table.follower, table.symbol, table.kinds)
    room = _ROOM
    while True:
        places, pages = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.uint32)
        count = _find_garbled(raw, words, offsets, _sides(table), *columns, places, pages)
        if count <= room:
            return places[:count], pages[:count]
        room = count


@cache
def _sides(table: GarbleTable) -> U8:
    """By code point what may begin with it, a bit each, and four bits above, what may go on with it.

    One look at two neighbours tells nearly all that mean nothing, in a third of the time that each of them takes.
    """
    kinds, sides = table.kinds, np.zeros(len(table.kinds), dtype=np.uint8)
    for bit, (begins, goes_on) in enumerate(((PAIR | TRIPLE, LATER), (WESTERN, WESTERN), (LOWER, UPPER))):
        sides |= ((kinds & begins != 0) * np.uint8(1 << bit)) | ((kinds & goes_on != 0) * np.uint8(16 << bit))
    return sides


@part
def _point(raw: U8, place: int) -> int:
    """The code point of the character of two or three bytes that begins at `place`; 0 for one of four, or of one."""
    first = np.int64(raw[place])
    if first < 0xC2 or first >= 0xF0:
        return 0
    second = np.int64(raw[place + 1]) & 0x3F
    if first < 0xE0:
        return (first & 0x1F) << 6 | second
    return (first & 0x0F) << 12 | second << 6 | (np.int64(raw[place + 2]) & 0x3F)


@part
def _behind(raw: U8, place: int, stop: int) -> int:
    """Where the character of several bytes begins that adjoins the one at `place`; `stop` if none does."""
    first = raw[place]
    following = place + (2 if first < 0xE0 else 3 if first < 0xF0 else 4)
    return following if following < stop and raw[following] >= 0xC2 else stop


@part
def _pages_at(raw: U8, place: int, stop: int, pair: U32, triple: U32, follower: U32, symbol: U32, kinds: U8) -> int:
    """The code pages in which a unit begins here, as bits; -1 if there is none but letters that do not stand together.

    0 is no such place. A character of several bytes adjoins this one.
    """
    point = _point(raw, place)
    kind = kinds[point]
    next_place = _behind(raw, place, stop)
    second = _point(raw, next_place)
    third_place = _behind(raw, next_place, stop)
    third = _point(raw, third_place) if third_place < stop else 0
    pages = np.uint32(0)
    if kinds[second] & LATER:
        if kind & PAIR:
            pages |= pair[point] & symbol[second]
        if kind & TRIPLE and third_place < stop and kinds[third] & LATER:
            pages |= triple[point] & follower[second] & follower[third] & (symbol[second] | symbol[third])
    if pages:
        return np.int64(pages)
    if third_place == stop or not (kinds[second] & kinds[third] & (WESTERN | UPPER)):
        return 0
    fourth_place = _behind(raw, third_place, stop)
    if fourth_place == stop:
        return 0
    behind = kinds[second] & kinds[third] & kinds[_point(raw, fourth_place)]
    return -1 if (kind & behind & WESTERN) or (kind & LOWER and behind & UPPER) else 0


@compiled(IN_U8, IN_WORDS, IN_I64, IN_U8, IN_U32, IN_U32, IN_U32, IN_U32, IN_U8, OUT_I64, OUT_U32)
def _find_garbled(
    raw: U8,
    words: U64,
    offsets: I64,
    sides: U8,
    pair: U32,
    triple: U32,
    follower: U32,
    symbol: U32,
    kinds: U8,
    places: I64,
    pages: U32,
) -> int:
    """How many places there are; they are written as far as there is room."""
    count = 0
    for row in range(len(offsets) - 1):
        place, stop = offsets[row], offsets[row + 1]
        before = np.uint8(0)  # what may begin with the character before, where it adjoins
        begun = place
        while place < stop:
            if not words[np.uint64(place)] & _NOT_ASCII:
                place, before = place + 8, np.uint8(0)
                continue
            first = raw[np.uint64(place)]
            if first < 0xC2:
                place, before = place + 1, np.uint8(0)
                continue
            side = sides[np.uint64(_point(raw, place))]
            if before & (side >> np.uint8(4)):
                found = _pages_at(raw, begun, stop, pair, triple, follower, symbol, kinds)
                if found:
                    if count < len(places):
                        places[count], pages[count] = begun, max(found, 0)
                    count += 1
            begun, before = place, side & np.uint8(15)
            place += 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    return count
