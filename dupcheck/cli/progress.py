"""How far the work is, on stderr: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

BAR_AFTER_SECONDS = 1.0  # a shorter run never pays for importing rich
LINE_EVERY_SECONDS = 30.0


class Progress:
    """Called with (stage, bytes done, bytes total) as the work goes on.

    A thread shows it: between two calls a large file may keep every process busy for a minute.
    """

    def __init__(self, *, is_terminal: bool) -> None:
        self._latest = ("start", 0, 0)
        self._bar: RichProgress | None = None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._show_bar if is_terminal else self._print_lines, daemon=True)
        self._thread.start()

    def __call__(self, stage: str, done: int, total: int) -> None:
        self._latest = (stage, done, total)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=stage, completed=done, total=total or None)

    def close(self) -> None:
        """Take the bar away."""
        self._is_over.set()
        self._thread.join()
        if self._bar is not None:
            self._bar.stop()

    def _show_bar(self) -> None:
        if not self._is_over.wait(BAR_AFTER_SECONDS):
            self._bar = _start_bar(*self._latest)

    def _print_lines(self) -> None:
        while not self._is_over.wait(LINE_EVERY_SECONDS):
            stage, done, total = self._latest
            share = f" {100 * done / total:.0f} %, {done / 1e6:,.0f} MB" if total else ""
            click.echo(f"dupcheck: {stage}{share}", err=True)


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


def _start_bar(stage: str, done: int, total: int) -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.start()
    bar.add_task(stage, completed=done, total=total or None)
    return bar
