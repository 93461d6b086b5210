"""Chains exact runs of one document along a diagonal, over gaps and drift, into repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MAX_GAP = 60  # tokens between two runs of a chain
MAX_OVERLAP = 8  # tokens that two runs share where a word was added or is missing between equal neighbours
MAX_DRIFT = 60  # a drift of 20 loses 46-75 of 87 copies once a sentence is added here and there; 60 finds 86
SHELF = MAX_DRIFT + 1


@dataclass(frozen=True, slots=True, order=True)
class Run:
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

    runs: list[Run] = field(default_factory=list)

    @property
    def last(self) -> Run:
        """The run that the next one must join."""
        return self.runs[-1]

    @property
    def second(self) -> tuple[int, int]:
        """The tokens of the later copy."""
        return self.runs[0].start, max(run.end for run in self.runs)

    @property
    def first(self) -> tuple[int, int]:
        """The tokens of the earlier copy."""
        return min(run.start - run.offset for run in self.runs), max(run.end - run.offset for run in self.runs)

    @property
    def matched(self) -> int:
        """Tokens of the later copy that stand word for word in the earlier one."""
        covered, reach = 0, 0
        for run in self.runs:
            covered += max(0, run.end - max(run.start, reach))
            reach = max(reach, run.end)
        return covered

    def accepts(self, run: Run) -> int | None:
        """The drift at which `run` would join, None if it is too far away or goes back in either copy."""
        drift = abs(run.offset - self.last.offset)
        gap = run.start - self.last.end
        earlier_gap = gap + self.last.offset - run.offset
        if drift <= MAX_DRIFT and -MAX_OVERLAP <= gap <= MAX_GAP and -MAX_OVERLAP <= earlier_gap <= MAX_GAP:
            return drift
        return None


def chain_runs(runs: Iterable[Run]) -> list[Chain]:
    """Chains of one document's runs, which are sorted by start; a run joins the open chain of least drift.

    Chains lie in shelves by their last offset, so that a run meets only those it may drift to: in a table of 60,000
    zeros and ones, comparing with every open chain took 80 times as long.
    """
    chains: list[Chain] = []
    shelves: dict[int, list[int]] = {}
    for run in runs:
        shelf = run.offset // SHELF
        best: tuple[int, int] | None = None
        for near in (shelf - 1, shelf, shelf + 1):
            numbers = shelves.get(near)
            if not numbers:
                continue
            still_open = [number for number in numbers if run.start - chains[number].last.end <= MAX_GAP]
            if len(still_open) < len(numbers):
                shelves[near] = still_open
            for number in still_open:
                drift = chains[number].accepts(run)
                if drift is not None and (best is None or (drift, number) < best):
                    best = drift, number
        if best is None:
            shelves.setdefault(shelf, []).append(len(chains))
            chains.append(Chain([run]))
        else:
            chain = chains[best[1]]
            if chain.last.offset // SHELF != shelf:
                shelves[chain.last.offset // SHELF].remove(best[1])
                shelves.setdefault(shelf, []).append(best[1])
            chain.runs.append(run)
    return chains
