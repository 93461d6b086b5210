"""Where a text may be garbled: units that nobody writes, and letters that do not stand together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U8, U32, Bools
from dupcheck.kernels.garbling import LATER, LOWER, PAIR, TRIPLE, UPPER, WESTERN, GarbleTable


def find_garbled(buffer: bytes, offsets: I64, table: GarbleTable) -> tuple[I64, U32]:
    """(first byte, code pages as bits) of every place that may be garbled, in order; no bits where letters only tell.

    That is a unit of two or three characters, four marked western letters in a row, or a small Cyrillic letter before
    three capitals. None goes on in the next document.
    """
    raw: U8 = np.frombuffer(buffer + b"\0\0\0", dtype=np.uint8)
    starts, joined = _adjoining(raw, offsets)
    n = len(starts)
    if not n:
        return starts, starts.astype(np.uint32)
    points = np.append(_code_points(raw, starts), np.zeros(3, dtype=np.uint16))
    kinds = table.kinds[points]
    later = kinds & LATER != 0
    two = joined[:n] & later[1 : n + 1]
    three = two & joined[1 : n + 1] & later[2 : n + 2]
    pages = np.zeros(n, dtype=np.uint32)
    # Few characters may be a unit: of the others nothing more is looked up.
    at = np.flatnonzero(two & (kinds[:n] & PAIR != 0))
    pages[at] = table.pair[points[at]] & table.symbol[points[at + 1]]
    at = np.flatnonzero(three & (kinds[:n] & TRIPLE != 0))
    second, third = points[at + 1], points[at + 2]
    both = table.follower[second] & table.follower[third] & (table.symbol[second] | table.symbol[third])
    pages[at] |= table.triple[points[at]] & both
    found = pages != 0
    behind = kinds[1 : n + 1] & kinds[2 : n + 2] & kinds[3 : n + 3]
    in_case = (kinds[:n] & behind & WESTERN) | (kinds[:n] & LOWER) & (behind & UPPER) >> 1
    found |= joined[:n] & joined[1 : n + 1] & joined[2 : n + 2] & (in_case != 0)
    return starts[found], pages[found]


def _adjoining(raw: U8, offsets: I64) -> tuple[I64, Bools]:
    """(places, whether the next one adjoins) of the characters of several bytes that have another one beside them.

    Three more places, where nothing adjoins, end the second. No unit goes on in the next document.
    """
    leads = np.flatnonzero(raw >= 0xC2)
    if not len(leads):
        return leads, np.zeros(3, dtype=np.bool_)
    first = raw[leads[:-1]]
    sizes = 2 + (first >= 0xE0).view(np.int8) + (first >= 0xF0).view(np.int8)
    joined = np.append(np.diff(leads) == sizes, False)
    joined[np.searchsorted(leads, offsets) - 1] = False
    beside = joined.copy()
    beside[1:] |= joined[:-1]
    kept = np.flatnonzero(beside)
    return leads[kept], np.append(joined[kept], np.zeros(3, dtype=np.bool_))


def _code_points(raw: U8, starts: I64) -> npt.NDArray[np.uint16]:
    """The code points of characters of two and more bytes; U+0000 for those of four."""
    first = raw[starts].astype(np.uint16)
    second = raw[1:][starts].astype(np.uint16) & 0x3F
    points: npt.NDArray[np.uint16] = ((first & 0x1F) << 6 | second).astype(np.uint16, copy=False)
    long = np.flatnonzero(first >= 0xE0)
    first = first[long]
    third = (raw[starts[long] + 2] & 0x3F).astype(np.uint16)
    points[long] = np.where(first >= 0xF0, 0, (first & 0x0F) << 12 | second[long] << 6 | third)
    return points
