"""Characters that no text is written with."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U8


def find_odd(buffer: bytes) -> tuple[I64, I64]:
    """The first bytes of all controls, and of all replacement characters.

    Controls are those of C0 but for tab, newline, form feed and carriage return, DEL, those of C1 but for U+0085, and
    the noncharacters.
    """
    # Three bytes of padding, so that the bytes behind the last lead byte can be read.
    raw: U8 = np.frombuffer(buffer + b"   ", dtype=np.uint8)
    low = np.flatnonzero((raw < 0x20) & (raw != 0x0A))
    leads = np.flatnonzero(raw >= 0xC2)
    first = raw[leads]
    c1, three, four = leads[first == 0xC2], leads[first == 0xEF], leads[first >= 0xF0]
    second, third = raw[three + 1], raw[three + 2]
    reserved = ((second == 0xB7) & (third >= 0x90) & (third < 0xB0)) | ((second == 0xBF) & (third >= 0xBE))
    last_of_plane = ((raw[four + 1] & 0x0F) == 0x0F) & (raw[four + 2] == 0xBF) & (raw[four + 3] >= 0xBE)
    found = [
        low[(raw[low] != 0x09) & (raw[low] != 0x0C) & (raw[low] != 0x0D)],
        np.flatnonzero(raw == 0x7F),
        c1[(raw[c1 + 1] < 0xA0) & (raw[c1 + 1] != 0x85)],
        three[reserved],
        four[last_of_plane],
    ]
    return np.sort(np.concatenate(found)), three[(second == 0xBF) & (third == 0xBD)]
