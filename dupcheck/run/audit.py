"""A corpus audit."""

from __future__ import annotations

from collections.abc import Iterable

from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.run.check import Given, Progress, check
from dupcheck.run.state_folder import State


def audit(
    paths: Given | Iterable[Given],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    state: State | None = None,
) -> Report:
    """The report of every selected rule over a corpus, for its files to be written from.

    Unlike a check, which fails on errors unless told otherwise, an audit only fails when it cannot be done. `state` is
    where its working state lies, so that it can be taken up again.
    """
    return check(paths, settings, progress=progress, state=state)
