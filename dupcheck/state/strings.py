"""Columns of texts as two arrays, so that one text is read without the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np

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
    ends = store.array(key, name + _ENDS).tolist()
    return [_decoded(data[start:end]) for start, end in pairwise(ends)]


def read_string(store: Store, key: str, name: str, row: int) -> str | None:
    """One text of a column."""
    start, end = store.array(key, name + _ENDS, row, row + 2).tolist()
    return _decoded(store.array(key, name, start, end).tobytes())


def _decoded(data: bytes) -> str | None:
    """The text of these bytes of a column."""
    return None if data == _NONE else data.decode("utf-8", "surrogatepass")
