"""Which documents of a batch may be garbled, found on arrays."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.kernels.garbling import GarbleTable
    from dupcheck.rules.base.survey import Survey


def with_garbling(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents with a unit that nobody writes, four marked Latin letters in a row, or Cyrillic in swapped case."""

    from dupcheck.kernels.plain.distinct import distinct

    return distinct(survey.once(garbled_places)[0])


def pages_of_row(survey: Survey, row: int) -> int:
    """The code pages, as bits, in one of which a document holds a unit that nobody writes."""
    import numpy as np

    rows, pages = survey.once(garbled_places)
    return int(np.bitwise_or.reduce(pages[rows == row], initial=0))


def garbled_places(survey: Survey) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """(document, code pages as bits) of every place that may be garbled; no bits where letters only tell."""
    import numpy as np

    batch = survey.tables.batch
    if batch.buffer.isascii():  # the table takes 20 ms to make
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint32)
    places, pages = survey.tables.gear.find_garbled(batch.buffer, batch.offsets, garble_table())
    return np.searchsorted(batch.offsets, places, side="right") - 1, pages


@cache
def garble_table() -> GarbleTable:
    """What characters are in the code pages that texts are garbled by."""
    import numpy as np

    from dupcheck.kernels.garbling import LATER, LOWER, PAIR, TRIPLE, UPPER, WESTERN, GarbleTable
    from dupcheck.rules.base.codepages import code_pages

    columns = [np.zeros(1 << 16, dtype=np.uint32) for _ in range(4)]
    for number, page in enumerate(code_pages()):
        bit = np.uint32(1 << number)
        for table, characters in zip(columns, page.classes, strict=False):
            table[[ord(char) for char in characters]] |= bit
    pair, triple, follower, symbol = columns
    kinds = ((pair != 0) * PAIR + (triple != 0) * TRIPLE + (follower != 0) * LATER).astype(np.uint8)
    kinds[[*range(0xA1, 0xAD), *range(0xAE, 0x100)]] |= np.uint8(WESTERN)
    kinds[[*range(0x430, 0x450), 0x451]] |= np.uint8(LOWER)
    kinds[[*range(0x410, 0x430), 0x401]] |= np.uint8(UPPER)
    for table in (*columns, kinds):
        table.setflags(write=False)
    return GarbleTable(pair, triple, follower, symbol, kinds)
