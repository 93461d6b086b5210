"""Streams that can be read only once, kept in a file so that they can be opened like any other."""

from __future__ import annotations

import atexit
import os
from contextlib import suppress
from typing import IO

COPY_BYTES = 1 << 20


def spool_to_file(stream: IO[bytes]) -> str:
    """The name of a temporary file that holds what `stream` held; it is removed when the program ends.

    It is named, not anonymous: worker processes open it too.
    """
    import shutil
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="dupcheck-", delete=False) as kept:
        atexit.register(_remove, kept.name, os.getpid())
        shutil.copyfileobj(stream, kept, COPY_BYTES)
    return kept.name


def spool_into(stream: IO[bytes], target: IO[bytes]) -> IO[bytes]:
    """`target` at its beginning, filled with what `stream` held."""
    import shutil

    shutil.copyfileobj(stream, target, COPY_BYTES)
    target.seek(0)
    return target


def _remove(name: str, owner: int) -> None:
    if os.getpid() == owner:  # a forked worker inherits the registration, not the file
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - pathlib may be half gone when the interpreter ends
