"""A process that is dupcheck's own, not its caller's: how it deals with memory."""

from __future__ import annotations

import gc
import os
import sys

# Objects that are made before the young ones are looked through for cycles. Few of ours are in any, and 700, as Python
# has it, took a tenth of an audit's time: packed findings are looked through again and again.
COLLECT_AFTER = (50_000, 20, 20)
KEPT_BYTES = 512 << 20  # at most, of what nobody uses
LARGE_BYTES = 4 << 20  # an array that is given back at once when its stage is over with it
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of malloc.h


def settle_in() -> None:
    """Has this process look for cycles rarely, and keep the memory that arrays leave behind for those to come.

    The latter with glibc alone: the tables of every batch are as large as those of the one before, and to give their
    memory back and fetch it anew, page by page, takes up to a tenth of an audit's time.
    """
    gc.set_threshold(*COLLECT_AFTER)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's, for what nobody here asks: threads prevent a fork
    _keep(KEPT_BYTES)


def keep_little() -> None:
    """Gives back what `settle_in` has this process keep: the next stages have arrays of all documents, each its own.

    With what the batches left, five million documents took 2.09 GB before they were concluded, and more from there; so
    2.03 GB in all. A process that has not settled in stays as it is.
    """
    if gc.get_threshold() == COLLECT_AFTER:
        _keep(LARGE_BYTES)


def _keep(size: int) -> None:
    if sys.platform != "linux":
        return
    import ctypes

    library = ctypes.CDLL(None)
    adjust, trim = (getattr(library, name, None) for name in ("mallopt", "malloc_trim"))
    if adjust is not None and trim is not None:
        adjust(_MMAP_THRESHOLD, size)
        adjust(_TRIM_THRESHOLD, size)
        trim(0)
