"""Streams that can be read only once, kept in a file so that they can be opened like any other."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from typing import BinaryIO


def spool_to_file(stream: BinaryIO) -> str:
    """The name of a temporary file that holds what `stream` held; it is removed when the program ends.

    It is named, not anonymous: worker processes open it too.
    """
    with tempfile.NamedTemporaryFile(prefix="dupcheck-", delete=False) as kept:
        atexit.register(_remove, kept.name)
        shutil.copyfileobj(stream, kept, 1 << 20)
    return kept.name


def _remove(name: str) -> None:
    with suppress(OSError):
        os.unlink(name)  # noqa: PTH108 - pathlib may be half gone when the interpreter ends
