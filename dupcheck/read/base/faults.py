"""What is said of an input, or the rest of one, that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dupcheck.errors import MissingExtraError, UnreadableError
from dupcheck.model.document import Skipped
from dupcheck.read.base.input import Input

Found = TypeVar("Found")


def with_faults_skipped(found: Iterable[Found], source: Input) -> Iterator[Found | Skipped]:
    """What `found` yields, and a Skipped for the fault that ends it."""
    try:
        yield from found
    except OSError as err:
        yield Skipped(path=source.path, reason=f"cannot be read: {err.strerror or err}; try: ls -l {source.path}")
    except (UnreadableError, MissingExtraError) as err:
        yield Skipped(path=source.path, reason=str(err))


def until_fault(found: Iterable[Found], faults: list[Exception]) -> Iterator[Found]:
    """What `found` yields; a fault that ends it goes into `faults`, to be raised once the rest was used."""
    try:
        yield from found
    except (UnreadableError, OSError) as err:
        faults.append(err)
