"""The way in from the shell, and the way back to it."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

from dupcheck.cli.main import main


def run() -> NoReturn:
    """The command line as a process of its own."""
    _leave(main())


def _leave(code: int) -> NoReturn:
    """Ends this process with `code`, once what was to be done at its end is done.

    To let Python free every object one by one takes 40 of the 290 ms of a small check. A pool's processes are told to
    end by a thread of this one, which Python waits for.
    """
    if "concurrent.futures.process" not in sys.modules:
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):  # no such stream, or a closed one: Python knows what to say
            sys.exit(code)
        os._exit(code)
    sys.exit(code)
