"""A corpus audit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.run.check import Given, Progress, check


def audit(
    paths: Given | Iterable[Given],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    state: Path | None = None,
) -> Report:
    """The report of every selected rule over a corpus, for its files to be written from.

    Unlike a check, which fails on errors unless told otherwise, an audit only fails when it cannot be done. `state` is
    the folder of what lies between its stages.
    """
    return check(paths, settings, progress=progress, state=state)
