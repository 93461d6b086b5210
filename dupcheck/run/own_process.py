"""A process that is dupcheck's own, not its caller's: how it deals with memory."""

from __future__ import annotations

import gc
import os
import sys

# Objects that are made before the young ones are looked through for cycles. Few of ours are in any, and 700, as Python
# has it, took a tenth of an audit's time: packed findings are looked through again and again.
COLLECT_AFTER = (50_000, 20, 20)
KEPT_BYTES = 512 << 20  # at most, of what nobody uses
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of malloc.h


def settle_in() -> None:
    """Has this process look for cycles rarely, and keep the memory that arrays leave behind for those to come.

    The latter with glibc alone: the tables of every batch are as large as those of the one before, and to give their
    memory back and fetch it anew, page by page, takes up to a tenth of an audit's time.
    """
    gc.set_threshold(*COLLECT_AFTER)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's, for what nobody here asks: threads prevent a fork
    if sys.platform != "linux":
        return
    import ctypes

    adjust = getattr(ctypes.CDLL(None), "mallopt", None)
    if adjust is not None:
        adjust(_MMAP_THRESHOLD, KEPT_BYTES)
        adjust(_TRIM_THRESHOLD, KEPT_BYTES)
