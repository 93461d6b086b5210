"""What is said of an input, or the rest of one, that cannot be read."""

from __future__ import annotations

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.model.document import Skipped
from dupcheck.read.base.input import Input

FAULTS = (UnreadableError, MissingExtraError, OSError)


def skip_rest(source: Input, err: Exception) -> Skipped:
    """The Skipped for one of FAULTS."""
    if isinstance(err, OSError):
        return Skipped(path=source.path, reason=f"cannot be read: {err.strerror or err}; try: ls -l {source.path}")
    return Skipped(path=source.path, reason=str(err))
