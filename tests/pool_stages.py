"""Stages that tests send to other processes, which can import this module by its name."""

from __future__ import annotations

import os


def square(number: int) -> int:
    """The square, as an example of work."""
    return number * number


def die_of_three(number: int) -> int:
    """The number itself; the process dies at 3."""
    if number == 3:
        os._exit(1)
    return number


def fail(number: int) -> int:
    """Never anything: an error that names the number."""
    raise ValueError(f"no {number}")
