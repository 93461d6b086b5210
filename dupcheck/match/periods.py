"""Which chains of a document say something of their own: a text that stands four times is no pair of pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dupcheck.match.chains import Chain

MIN_PERIOD = 8  # tokens, a seed; what comes again sooner is a chant, and each beat would be a copy
MIN_APART = 16  # tokens that stand word for word in a copy further off: no rule looks at fewer
SLACK = 0.05  # of a multiple, at either end, that may stick out of the period where an edge was edited


def worth_a_look(chains: Iterable[Chain]) -> list[Chain]:
    """`chains` without short ones whose copies lie apart, and without multiples of a period.

    Four copies in a row are found at one, two and three lengths; only the least shows every copy.
    """
    kept: list[Chain] = []
    periods = _Extents()
    for chain in sorted(chains, key=lambda chain: (chain.runs[0].offset, chain.runs[0].start)):
        first, first_end, later, end, matched = chain.extents()
        slack = int(SLACK * (end - first))
        if periods.hold(first + slack, end - slack):
            continue
        repeats_itself = first_end > later
        if repeats_itself:
            periods.add(first, end)
        if later - first >= MIN_PERIOD and (matched >= MIN_APART or later - first_end < MIN_PERIOD):
            kept.append(chain)
    return kept


class _Extents:
    """Ranges of tokens, none inside another, sorted."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def hold(self, start: int, end: int) -> bool:
        """True when one range holds all of this one."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._ends[place - 1] >= end

    def add(self, start: int, end: int) -> None:
        """A range that none holds; those it holds itself are forgotten."""
        begin, stop = bisect_left(self._starts, start), bisect_right(self._ends, end)
        self._starts[begin:stop] = [start]
        self._ends[begin:stop] = [end]
