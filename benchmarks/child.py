"""What a child process costs, as the kernel counts it when the child is waited for."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

KIBIBYTE = 1024  # Linux counts ru_maxrss in these
TAIL = 2000  # bytes of a failed child's stderr that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Seconds and bytes of one child with all the processes that it waited for.

    `max_rss` is that of the largest single process, and never less than this process had when it started the child.
    """

    user: float
    system: float
    wall: float
    max_rss: int

    @property
    def cpu(self) -> float:
        """Seconds of CPU, which other work on the machine disturbs less than the wall clock."""
        return self.user + self.system


class ChildFailed(Exception):
    """A child ended with an exit code that was not expected."""


def run(
    command: Sequence[str],
    *,
    cores: set[int] | None = None,
    environment: Mapping[str, str] | None = None,
    expected: Sequence[int] = (0,),
) -> Usage:
    """The cost of one whole process; `cores` are those it may use, stdout is thrown away.

    Raises ChildFailed with the end of its stderr when its exit code is none of `expected`.
    """
    with tempfile.TemporaryFile() as errors:
        started = perf_counter()
        with only_on(cores):
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=errors, env={**os.environ, **(environment or {})}
            )
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expected:
            raise ChildFailed(f"{' '.join(command)}: exit code {process.returncode}\n{tail(errors.fileno())}")
    return Usage(user=usage.ru_utime, system=usage.ru_stime, wall=wall, max_rss=usage.ru_maxrss * KIBIBYTE)


class only_on:  # reads as a statement, as contextlib's do
    """While it lasts this process, and so each child started meanwhile, runs on these cores only."""

    def __init__(self, cores: set[int] | None) -> None:
        self.cores = cores
        self.before: set[int] = os.sched_getaffinity(0)

    def __enter__(self) -> None:
        if self.cores is not None:
            os.sched_setaffinity(0, self.cores)

    def __exit__(self, *_: object) -> None:
        os.sched_setaffinity(0, self.before)


def tail(descriptor: int) -> str:
    """The last bytes written to a file that is still open."""
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, TAIL, max(0, size - TAIL)).decode("utf-8", "replace")


def one_core() -> set[int]:
    """One core of those that this process may use, the last: the first serves most interrupts."""
    return {max(os.sched_getaffinity(0))}


def other_core() -> set[int]:
    """A core beside that of `one_core`, for what is to run at the same time."""
    return {sorted(os.sched_getaffinity(0))[-2]}


def typical(usages: Sequence[Usage]) -> Usage:
    """The median of each figure, and the largest memory."""
    return Usage(
        user=median(usage.user for usage in usages),
        system=median(usage.system for usage in usages),
        wall=median(usage.wall for usage in usages),
        max_rss=max(usage.max_rss for usage in usages),
    )
