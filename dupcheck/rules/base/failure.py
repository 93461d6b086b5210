"""A rule that stopped with an error: what is told of it."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from dupcheck.errors import DupcheckError
from dupcheck.rules.base.patterns import pattern

MAX_MESSAGE = 200  # characters of an error's message that are told
# An error that says what the user can do ends the run, and so does a want of memory, which is no fault of a rule.
NOT_OF_A_RULE = (DupcheckError, MemoryError)
_ADDRESS = pattern(r"\b0x[0-9a-fA-F]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The name of the rule, the type and message of the error, and the file and line it was raised in."""

    rule: str
    error: str
    message: str
    where: str


def failure_of(rule: str, error: Exception) -> Failure:
    """What is told of `error`: the same in every process, and on one line."""
    text = _ADDRESS.sub("0x…", " ".join(str(error).split()))
    frames = traceback.extract_tb(error.__traceback__)
    return Failure(
        rule=rule,
        error=type(error).__name__,
        message=text if len(text) <= MAX_MESSAGE else text[:MAX_MESSAGE] + "…",
        where=f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "",
    )
