"""Which documents of a batch may be garbled, found on arrays."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey

    U32 = npt.NDArray[np.uint32]

_WESTERN, _LOWER, _UPPER, _PAIR, _TRIPLE, _LATER = 1, 2, 4, 8, 16, 32


class _Tables(NamedTuple):
    """By code point: bit j of each column speaks of code page j, `kinds` holds the bits above."""

    pair: U32
    triple: U32
    follower: U32
    symbol: U32
    kinds: npt.NDArray[np.uint8]


def with_garbling(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents with a unit that nobody writes, four marked Latin letters in a row, or Cyrillic in swapped case."""

    from dupcheck.kernels.plain.distinct import distinct

    return distinct(survey.once(garbled_places)[0])


def pages_of_row(survey: Survey, row: int) -> int:
    """The code pages, as bits, in one of which a document holds a unit that nobody writes."""
    import numpy as np

    rows, pages = survey.once(garbled_places)
    return int(np.bitwise_or.reduce(pages[rows == row], initial=0))


def garbled_places(survey: Survey) -> tuple[npt.NDArray[np.int64], U32]:
    """(document, code pages as bits) of every place that may be garbled; no bits where letters only tell."""
    import numpy as np

    from dupcheck.rules.base.char_offsets import wide_characters

    batch = survey.tables.batch
    buffer = np.frombuffer(batch.buffer + b"\0\0\0", dtype=np.uint8)
    starts, joined = _adjoining(buffer, survey.once(wide_characters).leads, batch.offsets)
    n = len(starts)
    if not n:
        return starts, starts.astype(np.uint32)
    tables = _tables()
    points = np.append(_code_points(buffer, starts), np.zeros(3, dtype=np.uint16))
    kinds = tables.kinds[points]
    later = kinds & _LATER != 0
    two = joined[:n] & later[1 : n + 1]
    three = two & joined[1 : n + 1] & later[2 : n + 2]
    pages = np.zeros(n, dtype=np.uint32)
    # Few characters may be a unit: of the others nothing more is looked up.
    at = np.flatnonzero(two & (kinds[:n] & _PAIR != 0))
    pages[at] = tables.pair[points[at]] & tables.symbol[points[at + 1]]
    at = np.flatnonzero(three & (kinds[:n] & _TRIPLE != 0))
    second, third = points[at + 1], points[at + 2]
    both = tables.follower[second] & tables.follower[third] & (tables.symbol[second] | tables.symbol[third])
    pages[at] |= tables.triple[points[at]] & both
    found = pages != 0
    behind = kinds[1 : n + 1] & kinds[2 : n + 2] & kinds[3 : n + 3]
    in_case = (kinds[:n] & behind & _WESTERN) | (kinds[:n] & _LOWER) & (behind & _UPPER) >> 1
    found |= joined[:n] & joined[1 : n + 1] & joined[2 : n + 2] & (in_case != 0)
    return np.searchsorted(batch.offsets, starts[found], side="right") - 1, pages[found]


def _adjoining(
    buffer: npt.NDArray[np.uint8], leads: npt.NDArray[np.int64], offsets: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """(places, whether the next one adjoins) of the characters of several bytes that have another one beside them.

    Three more places, where nothing adjoins, end the second. No unit goes on in the next document.
    """
    import numpy as np

    if not len(leads):
        return leads, np.zeros(3, dtype=np.bool_)
    first = buffer[leads[:-1]]
    sizes = 2 + (first >= 0xE0).view(np.int8) + (first >= 0xF0).view(np.int8)
    joined = np.append(np.diff(leads) == sizes, False)
    joined[np.searchsorted(leads, offsets) - 1] = False
    beside = joined.copy()
    beside[1:] |= joined[:-1]
    kept = np.flatnonzero(beside)
    return leads[kept], np.append(joined[kept], np.zeros(3, dtype=np.bool_))


def _code_points(buffer: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]) -> npt.NDArray[np.uint16]:
    """The code points of characters of two and more bytes; U+0000 for those of four."""
    import numpy as np

    first = buffer[starts].astype(np.uint16)
    second = buffer[1:][starts].astype(np.uint16) & 0x3F
    points: npt.NDArray[np.uint16] = ((first & 0x1F) << 6 | second).astype(np.uint16, copy=False)
    long = np.flatnonzero(first >= 0xE0)
    first = first[long]
    third = (buffer[starts[long] + 2] & 0x3F).astype(np.uint16)
    points[long] = np.where(first >= 0xF0, 0, (first & 0x0F) << 12 | second[long] << 6 | third)
    return points


@cache
def _tables() -> _Tables:
    import numpy as np

    from dupcheck.rules.base.codepages import code_pages

    columns = [np.zeros(1 << 16, dtype=np.uint32) for _ in range(4)]
    for number, page in enumerate(code_pages()):
        bit = np.uint32(1 << number)
        for table, characters in zip(columns, page.classes, strict=False):
            table[[ord(char) for char in characters]] |= bit
    pair, triple, follower, symbol = columns
    kinds = ((pair != 0) * _PAIR + (triple != 0) * _TRIPLE + (follower != 0) * _LATER).astype(np.uint8)
    kinds[[*range(0xA1, 0xAD), *range(0xAE, 0x100)]] |= np.uint8(_WESTERN)
    kinds[[*range(0x430, 0x450), 0x451]] |= np.uint8(_LOWER)
    kinds[[*range(0x410, 0x430), 0x401]] |= np.uint8(_UPPER)
    for table in (*columns, kinds):
        table.setflags(write=False)
    return _Tables(pair, triple, follower, symbol, kinds)
