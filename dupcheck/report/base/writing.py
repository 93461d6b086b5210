"""Files that are whole or not there: written beside their place, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

PART = ".part"  # the suffix of a file that is being written


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write `pieces` as UTF-8 to `path`, which keeps its old content until the last piece is written.

    A link is followed. Something that is no plain file, such as /dev/null, is written to directly.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        _write(target, pieces)
        return
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    try:
        _write(part, pieces)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)
