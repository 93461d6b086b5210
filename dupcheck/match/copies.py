"""Repeats of one document: which parts of it are copies of one another."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dupcheck.match.chains import Chain, Run
from dupcheck.match.periods import worth_a_look

NO_GROUP = -1
SAME_COPY = 0.5  # two ranges that share this much of the shorter one are the same copy


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Tokens `first` up to but not including `last`."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first

    def is_copy(self, other: Range) -> bool:
        """True when the two mostly cover each other's shorter one."""
        shared = min(self.last, other.last) - max(self.first, other.first)
        return shared >= SAME_COPY * min(len(self), len(other))


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens of `later` stand in `earlier` too, `matched` of them word for word, in unbroken runs.

    `gaps` between the runs, each ((earlier, later) tokens where it begins, (earlier, later) tokens where it ends).
    """

    earlier: Range
    later: Range
    matched: int
    gaps: tuple[tuple[tuple[int, int], tuple[int, int]], ...]

    @property
    def is_exact(self) -> bool:
        """True when the two copies are word for word the same."""
        return self.matched == len(self.later) == len(self.earlier)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A text that stands several times: its copies in order, and how each later one matches one before it."""

    copies: tuple[Range, ...]
    matches: tuple[Match, ...]

    @property
    def removable(self) -> int:
        """Tokens of all copies but the first."""
        return sum(map(len, self.copies[1:]))

    @property
    def matched_share(self) -> float:
        """Share of the later copies' tokens that stand word for word in the copy they match."""
        return sum(match.matched for match in self.matches) / sum(len(match.later) for match in self.matches)

    @property
    def is_exact(self) -> bool:
        """True when every later copy is word for word the one it was matched with."""
        return all(match.is_exact for match in self.matches)


def find_copies(chains: Iterable[Chain]) -> list[Repeat]:
    """The repeats that `chains` prove, the longest matched first; no later copy belongs to two of them."""
    matches = sorted(
        (match for chain in worth_a_look(chains) for match in _unrolled(chain)),
        key=lambda match: (-match.matched, match.later, match.earlier),
    )
    copies: list[list[Range]] = []
    proofs: list[list[Match]] = []
    base = min((match.earlier.first for match in matches), default=0)
    size = max((match.later.last for match in matches), default=0) - base
    # Which group each token's copy belongs to, and which tokens are in a later copy: forms have thousands of matches,
    # and comparing each with every group took 40 times as long.
    group_of = array("l", [NO_GROUP]) * size
    is_later = bytearray(size)
    for match in matches:
        later = slice(match.later.first - base, match.later.last - base)
        if is_later.count(1, later.start, later.stop) >= SAME_COPY * len(match.later):
            continue
        group = group_of[(match.earlier.first + match.earlier.last) // 2 - base]
        if group == NO_GROUP or not any(_same_extent(match.earlier, copy) for copy in reversed(copies[group])):
            group = len(copies)
            copies.append([match.earlier])
            proofs.append([])
            _mark(group_of, match.earlier, base, group)
        elif match.later.is_copy(copies[group][0]):
            continue
        copies[group].append(match.later)
        proofs[group].append(match)
        _mark(group_of, match.later, base, group)
        is_later[later] = b"\1" * len(match.later)
    return [
        Repeat(tuple(sorted(group)), tuple(sorted(proof, key=lambda match: match.later)))
        for group, proof in zip(copies, proofs, strict=True)
    ]


def _mark(group_of: array[int], copy: Range, base: int, group: int) -> None:
    """The tokens of a copy that no longer-matched group holds belong to this one."""
    for token in range(copy.first - base, copy.last - base):
        if group_of[token] == NO_GROUP:
            group_of[token] = group


def _same_extent(one: Range, other: Range) -> bool:
    """True when each covers most of the other: part of a copy found again is another repeat."""
    shared = min(one.last, other.last) - max(one.first, other.first)
    return shared >= SAME_COPY * max(len(one), len(other))


def _unrolled(chain: Chain) -> Iterator[Match]:
    """The matches of a chain, cut where the earlier side runs into the later one: of p p p, first p p, then p p."""
    runs = chain.runs
    while runs:
        border = runs[0].start
        inside, beyond = [], []
        for run in runs:
            keep = min(run.length, border - (run.start - run.offset))
            if keep > 0:
                inside.append(Run(run.start, run.offset, keep))
            if keep < run.length:
                skip = max(0, keep)
                beyond.append(Run(run.start + skip, run.offset, run.length - skip))
        yield _match(Chain(inside))
        runs = beyond


def _match(chain: Chain) -> Match:
    gaps = tuple(
        ((one.end - one.offset, one.end), (other.start - other.offset, other.start))
        for one, other in pairwise(chain.runs)
    )
    return Match(Range(*chain.first), Range(*chain.second), chain.matched, gaps)
