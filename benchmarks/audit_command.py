"""The command line of a dupcheck audit, with only those options that this version has."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

# The verified pairs and the clusters are written whichever rules are asked. This one names exact copies, which stand
# for each other in the pairs; peers make no finding of every near-copy either, with both texts and what to do.
CLUSTERS_ONLY = ("--select", "XDP01")


def audit(*inputs: Path, output: Path, options: tuple[str, ...] = ()) -> list[str]:
    """`dupcheck audit` of the inputs; an option of ours, with its value, that this version lacks is left out.

    >>> audit(Path("a.jsonl"), output=Path("out"), options=("--quiet",))[1:4]
    ['-m', 'dupcheck', 'audit']
    """
    return [*dupcheck("audit"), *map(str, inputs), "--output", str(output), *known(options)]


def dupcheck(command: str) -> list[str]:
    """The beginning of a dupcheck command, run by this Python."""
    return [sys.executable, "-m", "dupcheck", command]


def known(options: tuple[str, ...]) -> list[str]:
    """The options that `audit` has, each with the values that follow it."""
    kept: list[str] = []
    keep = False
    for word in options:
        keep = has(word) if word.startswith("--") else keep
        if keep:
            kept.append(word)
    return kept


def has(option: str) -> bool:
    """Whether `audit` of this version knows the option."""
    return option in help_text().split()


@cache
def help_text() -> str:
    """What `dupcheck audit --help` prints."""
    return subprocess.run([*dupcheck("audit"), "--help"], check=True, capture_output=True, text=True).stdout
