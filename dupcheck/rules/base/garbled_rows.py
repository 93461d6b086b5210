"""Which documents of a batch may be garbled, found on arrays."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey

    U32 = npt.NDArray[np.uint32]

_WESTERN, _LOWER, _UPPER = 1, 2, 4


class _Tables(NamedTuple):
    """By code point: bit j of each column speaks of code page j, `letters` holds the bits above."""

    pair: U32
    triple: U32
    follower: U32
    symbol: U32
    letters: U32


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
    starts = survey.once(wide_characters).leads
    if not len(starts):
        return starts, starts.astype(np.uint32)
    points, sizes = _code_points(buffer, starts)
    tables = _tables()
    # Characters further than its own bytes from the one before end every unit.
    joined = np.zeros(len(starts) + 3, dtype=np.bool_)
    joined[: len(starts) - 1] = np.diff(starts) == sizes[:-1]
    joined[np.searchsorted(starts, batch.offsets) - 1] = False  # nor does a unit go on in the next document
    pair, triple, letters = tables.pair[points], tables.triple[points], tables.letters[points]
    follower, symbol = (np.append(table[points], np.zeros(3, np.uint32)) for table in (tables.follower, tables.symbol))
    n = len(starts)
    two = joined[:n]
    pages = np.where(two, pair & symbol[1 : n + 1], 0)
    three = two & joined[1 : n + 1]
    both = follower[1 : n + 1] & follower[2 : n + 2] & (symbol[1 : n + 1] | symbol[2 : n + 2])
    pages |= np.where(three, triple & both, 0)
    found = pages != 0
    four = three & joined[2 : n + 2]
    letters = np.append(letters, np.zeros(3, np.uint32))
    later = letters[1 : n + 1] & letters[2 : n + 2] & letters[3 : n + 3]
    found |= four & ((letters[:n] & later & _WESTERN) != 0)
    found |= four & ((letters[:n] & _LOWER) != 0) & ((later & _UPPER) != 0)
    return np.searchsorted(batch.offsets, starts[found], side="right") - 1, pages[found]


def _code_points(
    buffer: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(code point, bytes) of the characters of two and more bytes; U+0000 for those of four."""
    import numpy as np

    first = buffer[starts].astype(np.int64)
    second, third = buffer[starts + 1] & 0x3F, buffer[starts + 2] & 0x3F
    two = (first & 0x1F) << 6 | second
    three = (first & 0x0F) << 12 | second.astype(np.int64) << 6 | third
    sizes = 2 + (first >= 0xE0) + (first >= 0xF0)
    return np.where(sizes == 2, two, np.where(sizes == 3, three, 0)), sizes


@cache
def _tables() -> _Tables:
    import numpy as np

    from dupcheck.rules.base.codepages import code_pages

    tables = _Tables(*(np.zeros(1 << 16, dtype=np.uint32) for _ in range(5)))
    for number, page in enumerate(code_pages()):
        bit = np.uint32(1 << number)
        for table, characters in zip(tables, page.classes, strict=False):
            table[[ord(char) for char in characters]] |= bit
    tables.letters[[*range(0xA1, 0xAD), *range(0xAE, 0x100)]] |= np.uint32(_WESTERN)
    tables.letters[[*range(0x430, 0x450), 0x451]] |= np.uint32(_LOWER)
    tables.letters[[*range(0x410, 0x430), 0x401]] |= np.uint32(_UPPER)
    for table in tables:
        table.setflags(write=False)
    return tables
