"""Chains exact runs of one document along a diagonal, over gaps and drift, into repeats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MAX_GAP = 60  # tokens between two runs of a chain
MAX_OVERLAP = 8  # tokens that two runs share where a word was added or is missing between equal neighbours
MAX_DRIFT = 60  # a drift of 20 loses 46-75 of 87 copies once a sentence is added here and there; 60 finds 86


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
    """Chains of one document's runs, which are sorted by start; a run joins the open chain of least drift."""
    done: list[Chain] = []
    open_chains: list[Chain] = []
    for run in runs:
        still_open: list[Chain] = []
        for chain in open_chains:
            (still_open if run.start - chain.last.end <= MAX_GAP else done).append(chain)
        open_chains = still_open
        best: Chain | None = None
        least = MAX_DRIFT + 1
        for chain in open_chains:
            drift = chain.accepts(run)
            if drift is not None and drift < least:
                best, least = chain, drift
        if best is None:
            open_chains.append(Chain([run]))
        else:
            best.runs.append(run)
    return done + open_chains
