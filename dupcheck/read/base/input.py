"""One file to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file and the name it is reported by.

    `path` is relative to the working folder with / (absolute outside of it, "-" for stdin), `file` is what to
    open, `size` is in bytes as stored, so compressed where the file is.
    """

    path: str
    file: str
    size: int
