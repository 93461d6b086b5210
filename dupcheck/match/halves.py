"""A text that stands twice word for word, whatever else repeats inside of it.

Lists and logs repeat their own phrases, so that the runs which prove the second copy break where they do. The words
that stand exactly twice tell how far apart the copies are; comparing every token with the one so far behind finds them
whole.
"""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.match.copies import Match, Range, Repeat

MAX_DISTANCES = 3  # that are tried, the ones that most words tell


def longest_twin(first: int, hashes: U64) -> Repeat | None:
    """The longest two copies word for word, side by side or apart, of the distances that most words tell.

    `hashes` are those of the document's tokens, the first of which has the number `first`.
    """
    best = Range(0, 0)
    distance = 0
    for apart in _distances(hashes):
        run = _longest_run(hashes[:-apart] == hashes[apart:])
        if len(best) < len(run) <= apart:
            best, distance = run, apart
    if not distance:
        return None
    earlier = Range(first + best.first, first + best.last)
    later = Range(earlier.first + distance, earlier.last + distance)
    return Repeat((earlier, later), (Match(earlier, later, len(best), (), True),))


def _distances(hashes: U64) -> list[int]:
    """How far apart most words lie that stand exactly twice, the commonest distance first."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    same = np.concatenate([[False], ordered[1:] == ordered[:-1], [False]])
    # The second of two: equal to the one before it, which is not equal to the one before that, nor to the one behind.
    second = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:]) + 1
    found, counts = np.unique(order[second] - order[second - 1], return_counts=True)
    commonest = np.lexsort((found, -counts))[:MAX_DISTANCES]
    return [int(apart) for apart in found[commonest]]


def _longest_run(equal: np.typing.NDArray[np.bool_]) -> Range:
    """The first of the longest runs of True."""
    borders = np.flatnonzero(np.diff(np.concatenate([[False], equal, [False]])))
    starts, ends = borders[::2], borders[1::2]
    if not len(starts):
        return Range(0, 0)
    longest = int(np.argmax(ends - starts))
    return Range(int(starts[longest]), int(ends[longest]))
