"""Where a byte string stands in the text of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def places_of(needle: bytes, buffer: bytes) -> npt.NDArray[np.int64]:
    """Where each copy of `needle` begins, overlapping ones too.

    >>> places_of(b"??", b"wh??t ???").tolist()
    [2, 6, 7]
    """
    import numpy as np

    places = []
    place = buffer.find(needle)
    while place >= 0:
        places.append(place)
        place = buffer.find(needle, place + 1)
    return np.array(places, dtype=np.int64)
