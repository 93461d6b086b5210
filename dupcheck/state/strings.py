"""Columns of texts as two arrays, so that one text is read without the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.state.store import Store

_NONE = b"\xff"  # never a byte of UTF-8
_ENDS = "_ends"


def string_sections(name: str, texts: Iterable[str | None]) -> dict[str, Any]:
    """The sections that hold a column called `name`. A lone surrogate comes back as it was."""
    encoded = [_NONE if text is None else text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum(list(map(len, encoded)), out=ends[1:])
    return {name: np.frombuffer(b"".join(encoded), dtype=np.uint8), name + _ENDS: ends}


def read_strings(store: Store, key: str, name: str) -> list[str | None]:
    """All texts of a column."""
    data = store.array(key, name).tobytes()
    ends = ends_of(store, key, name).tolist()
    return [decode_string(data[start:end]) for start, end in pairwise(ends)]


def ends_of(store: Store, key: str, name: str) -> npt.NDArray[np.int64]:
    """Where each text of a column begins, and the end of the last one."""
    return store.array(key, name + _ENDS)


def decode_string(data: bytes) -> str | None:
    """The text of these bytes of a column."""
    return None if data == _NONE else data.decode("utf-8", "surrogatepass")
