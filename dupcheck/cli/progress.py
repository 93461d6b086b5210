"""How far the work is, on stderr: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

BAR_AFTER_SECONDS = 1.0  # a shorter run never pays for importing rich
LINE_EVERY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What was told last: the stage, bytes done and in all, documents so far, and when the stage began."""

    stage: str
    done: int
    total: int
    documents: int
    began: float

    @property
    def line(self) -> str:
        """The moment in words: share, bytes, documents, rate and time left."""
        parts = [f"{100 * self.done / self.total:.0f} %, {self.done / 1e6:,.0f} MB"] if self.total else []
        parts += [f"{self.documents:,} documents"] if self.documents else []
        seconds = monotonic() - self.began
        if self.done and seconds > 0:
            rate = self.done / seconds
            left = (self.total - self.done) / rate
            parts += [f"{rate / 1e6:,.1f} MB/s, {left:,.0f} s left"]
        return " ".join([self.stage, ", ".join(parts)]).strip()


class Progress:
    """Called with (stage, bytes done, bytes in all, documents so far) as the work goes on.

    A thread shows it: between two calls a large file may keep every process busy for a minute.
    """

    def __init__(self, *, is_terminal: bool) -> None:
        self._latest = Moment("start", 0, 0, 0, monotonic())
        self._bar: RichProgress | None = None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._show_bar if is_terminal else self._print_lines, daemon=True)

    def __call__(self, stage: str, done: int, total: int, documents: int) -> None:
        if self._thread.ident is None:  # not before: a process with threads cannot fork others
            self._thread.start()
        began = self._latest.began if stage == self._latest.stage else monotonic()
        self._latest = Moment(stage, done, total, documents, began)
        if self._bar is not None:
            self._bar.update(
                self._bar.task_ids[0], description=stage, completed=done, total=total or None, documents=documents
            )

    def close(self) -> None:
        """Take the bar away."""
        self._is_over.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._bar is not None:
            self._bar.stop()

    def _show_bar(self) -> None:
        if not self._is_over.wait(BAR_AFTER_SECONDS):
            self._bar = _start_bar(self._latest)

    def _print_lines(self) -> None:
        while not self._is_over.wait(LINE_EVERY_SECONDS):
            click.echo(f"dupcheck: {self._latest.line}", err=True)


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Progress | None]:
    """A Progress that is taken away at the end, None if `quiet`."""
    if quiet:
        yield None
        return
    progress = Progress(is_terminal=sys.stderr.isatty())
    try:
        yield progress
    finally:
        progress.close()


def _start_bar(moment: Moment) -> RichProgress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TextColumn("{task.fields[documents]:,} documents"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.start()
    bar.add_task(moment.stage, completed=moment.done, total=moment.total or None, documents=moment.documents)
    return bar
