"""Where a run keeps what lies between its stages: in memory when it is little, else in a folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dupcheck.model.settings import Settings
from dupcheck.read import Input
from dupcheck.read.base.compression import without_compression_suffix
from dupcheck.run.state_folder import SPOOL, State
from dupcheck.state.store import FolderStore, MemoryStore, Store

SMALL_BYTES = 32 << 20  # of input that is kept in memory: it takes four times as much there
GROWTH = 8  # of compressed inputs, at most, as a rule
PARALLEL_FROM = 32 << 20  # bytes; starting a pool costs as much as judging 10 MB, so `auto` waits for three times that
PROCESS_BYTES = 192 << 20  # that one process needs: Python, NumPy and a batch with its tables


@dataclass(frozen=True, slots=True)
class Workspace:
    """A store for the stages' results, the folder for pieces of the input, and how many processes work.

    `spool` None: inputs are read whole.
    """

    store: Store
    spool: Path | None
    jobs: int


def open_workspace(inputs: Sequence[Input], settings: Settings, state: State | None) -> Workspace:
    """A place for the stages of a run over `inputs`: memory where little is needed, else `state` or a folder that goes.

    `state` None: nobody will take the run up.
    """
    size = sum(map(grown_size, inputs))
    jobs = choose_jobs(size, settings)
    if jobs == 1 and size <= min(SMALL_BYTES, memory_of(settings) // 8) and not (state is not None and state.resume):
        return Workspace(MemoryStore(), None, jobs)
    if state is not None:
        folder = state.folder
        store = FolderStore(folder)
    else:
        passing = tempfile.TemporaryDirectory(prefix="dupcheck-")
        folder = Path(passing.name)
        store = FolderStore(folder, keep=passing)
    spool = folder / SPOOL
    spool.mkdir(parents=True, exist_ok=True)
    return Workspace(store, spool, jobs)


def choose_jobs(size: int, settings: Settings) -> int:
    """How many processes: what the user asked for, else all cores where the input is worth it and memory allows."""
    if settings.jobs is not None:
        return settings.jobs
    if size < PARALLEL_FROM:
        return 1
    return max(1, min(os.cpu_count() or 1, memory_of(settings) // PROCESS_BYTES))


def memory_of(settings: Settings) -> int:
    """The bytes a run may take: what the user allows, else half of what is free."""
    return settings.memory if settings.memory is not None else _free_memory() // 2


def _free_memory() -> int:
    try:
        with Path("/proc/meminfo").open(encoding="ascii") as lines:
            for line in lines:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) << 10
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (OSError, ValueError):
        return 2 << 30


def grown_size(source: Input) -> int:
    """About how many bytes an input holds once it is decompressed."""
    return source.size * (GROWTH if without_compression_suffix(source.path) != source.path else 1)
