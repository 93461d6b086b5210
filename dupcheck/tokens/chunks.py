"""A batch cut into pieces that stay in the cache while they are tokenised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# 64 KB of text is half a megabyte of 64-bit arrays: 1.4 times as fast as 1 MB pieces, 1.1 times as 16 KB ones.
CHUNK_BYTES = 1 << 16
_IS_WHITE_SPACE = np.bincount(np.frombuffer(b" \n\t", dtype=np.uint8), minlength=256) > 0
_HAN_LEAD_BYTES = (0xE4, 0xE9)  # U+4000 to U+9FFF: each begins a token, none is a mark


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes `start` to `end` of the batch; documents `first` to `last` (half open) begin in it."""

    start: int
    end: int
    first: int
    last: int


def chunks(buffer: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int64]) -> Iterator[Chunk]:
    """Runs of whole small documents, and pieces of large ones.

    Where a document is cut depends on that document alone, so batch size never changes its tokens.
    """
    row = 0
    while row < len(offsets) - 1:
        start = int(offsets[row])
        last = int(np.searchsorted(offsets, start + CHUNK_BYTES, side="right")) - 1
        if last > row:
            yield Chunk(start, int(offsets[last]), row, last)
            row = last
            continue
        end = int(offsets[row + 1])
        cut = start
        while cut < end:
            stop = _cut_before(buffer, cut, end)
            yield Chunk(cut, stop, row, row + (cut == start))
            cut = stop
        row += 1


def _cut_before(buffer: npt.NDArray[np.uint8], start: int, end: int) -> int:
    """The end of the piece that begins at `start`: after white space, else before a Han character, else any one."""
    if end - start <= CHUNK_BYTES:
        return end
    piece = buffer[start : start + CHUNK_BYTES]
    rest = piece[CHUNK_BYTES // 2 :]
    spaces = np.flatnonzero(_IS_WHITE_SPACE[rest])
    if len(spaces):
        return start + CHUNK_BYTES // 2 + int(spaces[-1]) + 1
    han = np.flatnonzero((rest >= _HAN_LEAD_BYTES[0]) & (rest <= _HAN_LEAD_BYTES[1]))
    if len(han):
        return start + CHUNK_BYTES // 2 + int(han[-1])
    stop = start + CHUNK_BYTES
    while buffer[stop] & 0xC0 == 0x80:
        stop -= 1
    return stop
