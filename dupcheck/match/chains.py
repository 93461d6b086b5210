"""Chains exact runs of one document along a diagonal, over gaps and drift, into repeats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MAX_GAP = 60  # tokens between two runs of a chain
MAX_OVERLAP = 8  # tokens that two runs share where a word was added or is missing between equal neighbours
MAX_DRIFT = 60  # a drift of 20 loses 46-75 of 87 copies once a sentence is added here and there; 60 finds 86
SHELF = MAX_DRIFT + 1


class Run(NamedTuple):
    """`length` tokens from `start` that stand `offset` tokens earlier too."""

    start: int
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The token behind the run."""
        return self.start + self.length


@dataclass(slots=True)
class Chain:
    """Runs in the order of the text, at nearly equal offsets."""

    runs: Sequence[Run]

    def extents(self) -> tuple[int, int, int, int, int]:
        """First and last token of the earlier copy, of the later one, half open, and how many are word for word alike.

        Those count that stand in a run of the later copy.
        """
        start, offset, length = self.runs[0]
        first, first_end, end, matched = start - offset, start - offset + length, start + length, length
        for begin, offset, length in self.runs[1:]:
            first, first_end = min(first, begin - offset), max(first_end, begin - offset + length)
            if begin + length > end:
                matched += begin + length - max(begin, end)
                end = begin + length
        return first, first_end, start, end, matched


def chain_runs(runs: Iterable[Run]) -> list[Chain]:
    """Chains of one document's runs, which are sorted by start; a run joins the open chain of least drift.

    Chains lie in shelves by their last offset, so that a run meets only those it may drift to: in a table of 60,000
    zeros and ones, comparing with every open chain took 80 times as long.
    """
    chains: list[list[Run]] = []
    ends: list[int] = []  # of the last run of every chain, and its offset: an object for each took three times as long
    offsets: list[int] = []
    shelves: dict[int, list[int]] = {}
    for run in runs:
        start, offset, length = run
        shelf = offset // SHELF
        best, least = -1, SHELF
        for near in (shelf - 1, shelf, shelf + 1):
            numbers = shelves.get(near)
            if not numbers:
                continue
            closed = False
            for number in numbers:
                gap = start - ends[number]
                if gap > MAX_GAP:
                    closed = True
                    continue
                ahead = offsets[number] - offset
                if gap >= -MAX_OVERLAP and -MAX_OVERLAP <= gap + ahead <= MAX_GAP:
                    drift = abs(ahead)
                    if drift < least or (drift == least and number < best):
                        best, least = number, drift
            if closed:
                shelves[near] = [number for number in numbers if start - ends[number] <= MAX_GAP]
        if best < 0:
            shelves.setdefault(shelf, []).append(len(chains))
            chains.append([run])
            ends.append(start + length)
            offsets.append(offset)
        else:
            if offsets[best] // SHELF != shelf:
                shelves[offsets[best] // SHELF].remove(best)
                shelves.setdefault(shelf, []).append(best)
            chains[best].append(run)
            ends[best], offsets[best] = start + length, offset
    return list(map(Chain, chains))
