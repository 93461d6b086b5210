"""Which bytes of a text are ASCII letters, digits or no ASCII, eight at a time, and the runs that these make."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U64
from dupcheck.kernels.jit.compiled import IN_U64, OUT_U8, compiled, part

_ONES = 0x0101010101010101
_HIGH = np.uint64(0x80 * _ONES)
_LOW = np.uint64(0x7F * _ONES)
_CASE = np.uint64(0x20 * _ONES)
# Added to a byte below 0x80, each raises its high bit from that character on.
_FROM_A, _PAST_Z = np.uint64((0x80 - ord("a")) * _ONES), np.uint64((0x80 - ord("z") - 1) * _ONES)
_FROM_0, _PAST_9 = np.uint64((0x80 - ord("0")) * _ONES), np.uint64((0x80 - ord("9") - 1) * _ONES)
_GATHER = np.uint64(0x0102040810204080)  # times eight bytes of 0 or 1, the highest byte has a bit for each
_NONE, _ONE, _TWO, _FOUR, _SEVEN, _EIGHT, _TOP = map(np.uint64, (0, 1, 2, 4, 7, 8, 56))
_PAIRS, _NIBBLES, _HALVES = map(np.uint64, (0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F))


@part
def letters(eight: Any) -> Any:
    """The high bit of every byte that is an ASCII letter."""
    lower = (eight & _LOW) | _CASE
    return (lower + _FROM_A) & ~(lower + _PAST_Z) & ~eight & _HIGH


@part
def _digits(eight: Any) -> Any:
    """The high bit of every byte that is an ASCII digit."""
    low = eight & _LOW
    return (low + _FROM_0) & ~(low + _PAST_9) & ~eight & _HIGH


@part
def _count_bits(bits: Any) -> Any:
    """How many bits are set; LLVM makes one instruction of it."""
    bits -= (bits >> _ONE) & _PAIRS
    bits = (bits & _NIBBLES) + ((bits >> _TWO) & _NIBBLES)
    return np.int64((((bits + (bits >> _FOUR)) & _HALVES) * np.uint64(_ONES)) >> _TOP)


@compiled(IN_U64, OUT_U8, OUT_U8)
def classify(words: U64, inside: U8, outside: U8) -> int:
    """Fills in a bit for every byte, is it an ASCII letter or digit, is it no ASCII; the most tokens there may be.

    Between two borders, that is: as many as ASCII words and characters that are not ASCII.
    """
    count = np.int64(0)
    carry = _NONE
    for at in range(len(words)):
        eight = words[at]
        found = letters(eight) | _digits(eight)
        leads = eight & (eight << _ONE) & _HIGH
        begins = (found & ~((found << _EIGHT) | carry)) | leads
        count += np.int64(((begins >> _SEVEN) * np.uint64(_ONES)) >> _TOP)
        carry = found >> _TOP
        inside[at] = ((found >> _SEVEN) * _GATHER) >> _TOP
        outside[at] = (((eight & _HIGH) >> _SEVEN) * _GATHER) >> _TOP
    return count


@part
def find_runs(inside: U64, outside: U64, place: int, stop: int, edges: I64) -> int:
    """The number of edges of runs from `place` to `stop`: start, end, start, end ...

    An edge is twice its place, plus one where a run ends that is not all ASCII.
    """
    count = 0
    carry = is_mixed = _NONE
    for block in range(place >> 6, (stop + 63) >> 6):
        kept = ~_NONE
        if block == place >> 6:
            kept <<= np.uint64(place & 63)
        if block == stop >> 6:
            kept &= (_ONE << np.uint64(stop & 63)) - _ONE
        mixed = outside[np.uint64(block)] & kept
        runs = (inside[np.uint64(block)] & kept) | mixed
        changes = runs ^ ((runs << _ONE) | carry)
        carry = runs >> np.uint64(63)
        while changes:
            below = (changes & (~changes + _ONE)) - _ONE
            is_mixed |= mixed & below
            edges[np.uint64(count)] = (((block << 6) + _count_bits(below)) << 1) | (is_mixed != 0)
            count += 1
            mixed &= ~below
            is_mixed = _NONE
            changes &= changes - _ONE
        is_mixed |= mixed
    if count & 1:
        edges[count] = (stop << 1) | (is_mixed != 0)
        count += 1
    return count
