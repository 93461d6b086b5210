"""Where lines stand and which tokens are on them, eight bytes at a time."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U64
from dupcheck.kernels.jit.compiled import IN_I64, IN_U8, IN_WORDS, OUT_I64, OUT_I64_ROWS, compiled, part
from dupcheck.kernels.plain.lines import Lines

_NEWLINE = 0x0A
_LOW, _NEWLINES = np.uint64(0x7F7F7F7F7F7F7F7F), np.uint64(0x0A0A0A0A0A0A0A0A)
_BYTE_NUMBERS = np.uint64(0x0001020304050607)  # times 2**(8 * k), the highest byte is k
_ONE, _SEVEN, _TOP = np.uint64(1), np.uint64(7), np.uint64(56)


def find_lines(buffer: bytes, offsets: I64, token_starts: I64) -> Lines:
    """As the plain gear's."""
    raw: U8 = np.frombuffer(buffer, dtype=np.uint8)
    words: U64 = np.ndarray(shape=(max(0, len(raw) - 7),), dtype="<u8", buffer=buffer, strides=(1,))
    most = len(offsets) - 1 + int(np.count_nonzero(raw == _NEWLINE))  # bytes.count takes ten times as long
    columns = np.empty((4, most), dtype=np.int64)
    borders = np.zeros(len(offsets), dtype=np.int64)
    count = _find_lines(raw, words, offsets, token_starts, columns, borders)
    starts, ends, first, last = columns[:, :count]
    return Lines(starts, ends, first, last, borders)


@part
def _newlines(eight: Any) -> Any:
    """The high bit of every byte that is a newline."""
    other = eight ^ _NEWLINES
    return ~(((other & _LOW) + _LOW) | other | _LOW)


@part
def _next_newline(raw: U8, words: U64, place: int, stop: int) -> int:
    """The first newline from `place` on; `stop` if there is none before it."""
    while place < stop and place < len(words):
        found = _newlines(words[np.uint64(place)])
        if found:
            place += np.int64((((found & (~found + _ONE)) >> _SEVEN) * _BYTE_NUMBERS) >> _TOP)
            return min(place, stop)
        place += 8
    while place < stop and raw[np.uint64(place)] != _NEWLINE:
        place += 1
    return min(place, stop)


@compiled(IN_U8, IN_WORDS, IN_I64, IN_I64, OUT_I64_ROWS, OUT_I64)
def _find_lines(raw: U8, words: U64, offsets: I64, token_starts: I64, columns: I64, borders: I64) -> int:
    starts, ends, first, last = columns[0], columns[1], columns[2], columns[3]
    line = token = 0
    for row in range(len(offsets) - 1):
        place, stop = offsets[row], offsets[row + 1]
        if stop > place and raw[stop - 1] == _NEWLINE:
            stop -= 1
        while True:
            end = _next_newline(raw, words, place, stop)
            starts[line], ends[line], first[line] = place, end, token
            while token < len(token_starts) and token_starts[np.uint64(token)] < end:
                token += 1
            last[line] = token
            line += 1
            if end == stop:
                break
            place = end + 1
        borders[row + 1] = line
    return line
