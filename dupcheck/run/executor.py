"""Runs stages over items, in this process or in several; what comes out does not depend on how many."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dupcheck.run.own_process import settle_in

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
DIED = "a process died twice on the same work, perhaps for want of memory; try: --jobs 1"
WAITING_PER_PROCESS = 2  # items that are handed out before a process asks for them


class Failed:
    """Stands for the result of an item on which a process died twice."""


class Executor:
    """`run(stage, items)` yields each item with its result, in their order.

    Stage and items go to other processes whole: functions at the top of a module, small values.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Executor:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stop(wait=kind is not None)

    def start(self) -> None:
        """Have the processes ready before there is work; forked ones have open what this one has."""
        for _ in range(self.jobs):
            self._submit(_nothing, None)

    def run(self, stage: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Failed]]:
        """What `stage` makes of each item; Failed for one that kills its process when it is tried alone, too."""
        if self.jobs == 1:
            for item in items:
                yield item, stage(item)
            return
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            waiting.append((item, self._submit(stage, item)))
            if len(waiting) >= self.jobs * (1 + WAITING_PER_PROCESS):
                yield from self._next(stage, waiting)
        while waiting:
            yield from self._next(stage, waiting)

    def _next(
        self, stage: Callable[[Item], Result], waiting: deque[tuple[Item, Future[Result]]]
    ) -> Iterator[tuple[Item, Result | Failed]]:
        from concurrent.futures.process import BrokenProcessPool

        item, future = waiting.popleft()
        try:
            yield item, future.result()
        except BrokenProcessPool:
            # Any of the items that were under way may be to blame: each is tried alone, once.
            orphans = [item, *(orphan for orphan, _ in waiting)]
            waiting.clear()
            for orphan in orphans:
                self._stop()
                try:
                    yield orphan, self._submit(stage, orphan).result()
                except BrokenProcessPool:
                    yield orphan, Failed()
            self._stop()

    def _submit(self, stage: Callable[[Item], Result], item: Item) -> Future[Result]:
        if self._pool is None:
            # Here, not above: most checks need no pool, and these take 15 ms to import.
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context("fork" if _may_fork() else "spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=settle_in)
        return _submitted(self._pool, stage, item)

    def _stop(self, *, wait: bool = True) -> None:
        """End the processes; they need some tenths of a second for that, in which the report can be written."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None


def _nothing(_: None) -> None:
    """The work of a process that only has to be there."""


def _may_fork() -> bool:
    """True when this process has one thread alone, as far as the system can say: a fork copies locks as they stand.

    A process that is spawned takes 0.6 CPU seconds to import and to open what this one has open.
    """
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _submitted(pool: ProcessPoolExecutor, stage: Callable[[Item], Result], item: Item) -> Future[Result]:
    """The item's result to come; of a pool that broke before it took the item, what it would have said later."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(stage, item)
    except BrokenProcessPool as err:
        broken: Future[Result] = Future()
        broken.set_exception(err)
        return broken


def results(outcomes: Iterable[tuple[Item, Result | Failed]]) -> Iterator[Result]:
    """The results alone; RuntimeError for one that failed, of a stage that cannot do without it."""
    for _, result in outcomes:
        if isinstance(result, Failed):
            raise RuntimeError(DIED)
        yield result
