"""Work over many inputs: in this process, or in several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from dupcheck.model.settings import Settings
from dupcheck.read import Input
from dupcheck.run.work import Share, work

PARALLEL_FROM = 32 << 20  # bytes; starting a pool costs as much as judging 10 MB, so `auto` waits for three times that
TASK_BYTES = 8 << 20  # inputs of one task, as stored


def choose_jobs(inputs: Sequence[Input], settings: Settings) -> int:
    """How many processes: what the user asked for, else all cores where the input is worth it."""
    if settings.sample is not None:
        return 1
    if settings.jobs is not None:
        return settings.jobs
    size = sum(source.size for source in inputs)
    return (os.cpu_count() or 1) if size >= PARALLEL_FROM and len(inputs) > 1 else 1


def shares(
    inputs: Sequence[Input], settings: Settings, names: frozenset[str], jobs: int
) -> Iterator[tuple[Share, int]]:
    """(share, its bytes as stored) of the tasks, in the order of the inputs whatever `jobs` is."""
    tasks = list(_tasks(inputs))
    if jobs == 1 or len(tasks) == 1:
        for task in tasks:
            yield work(task, settings, names), _size(task)
        return
    # Here, not above: most checks need no pool, and these take 15 ms to import.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned, not forked: the progress display has a thread, and a fork copies its locks as they stand.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        pending = [pool.submit(work, task, settings, names) for task in tasks]
        for task, future in zip(tasks, pending, strict=True):
            yield future.result(), _size(task)


def _tasks(inputs: Sequence[Input]) -> Iterator[list[Input]]:
    task: list[Input] = []
    for source in inputs:
        task.append(source)
        if _size(task) >= TASK_BYTES:
            yield task
            task = []
    if task:
        yield task


def _size(task: Sequence[Input]) -> int:
    return sum(source.size for source in task)
