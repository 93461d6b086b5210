"""Where long documents are cut, so that no token is longer than a piece and memory stays bounded."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U8

PIECE_BYTES = 1 << 16
_IS_WHITE_SPACE = np.bincount(np.frombuffer(b" \n\t", dtype=np.uint8), minlength=256) > 0
_HAN_LEAD_BYTES = (0xE4, 0xE9)  # U+4000 to U+9FFF: each begins a token, none is a mark


def cut_documents(buffer: bytes, offsets: I64) -> I64:
    """`offsets` with the places added where documents longer than PIECE_BYTES are cut.

    Where a document is cut depends on that document alone, so batch size never changes its tokens.
    """
    long = np.flatnonzero(np.diff(offsets) > PIECE_BYTES)
    if not len(long):
        return offsets
    raw: U8 = np.frombuffer(buffer, dtype=np.uint8)
    added = []
    for row in long.tolist():
        cut, end = offsets[[row, row + 1]].tolist()
        while end - cut > PIECE_BYTES:
            cut = _cut_after(raw, cut)
            added.append(cut)
    return np.sort(np.concatenate([offsets, added]), kind="stable").astype(np.int64)


def _cut_after(raw: U8, start: int) -> int:
    """The end of the piece that begins at `start`: after white space, else before a Han character, else any one."""
    rest = raw[start + PIECE_BYTES // 2 : start + PIECE_BYTES]
    spaces = np.flatnonzero(_IS_WHITE_SPACE[rest])
    if len(spaces):
        return start + PIECE_BYTES // 2 + int(spaces[-1]) + 1
    han = np.flatnonzero((rest >= _HAN_LEAD_BYTES[0]) & (rest <= _HAN_LEAD_BYTES[1]))
    if len(han):
        return start + PIECE_BYTES // 2 + int(han[-1])
    stop = start + PIECE_BYTES
    while raw[stop] & 0xC0 == 0x80:
        stop -= 1
    return stop
