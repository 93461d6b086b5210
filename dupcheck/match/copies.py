"""Repeats of one document: which parts of it are copies of one another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.match.chains import Chain, Run
from dupcheck.match.periods import worth_a_look

NO_GROUP = -1
MAX_COPIES = 256  # of one text that are told apart; 300,000 lines of one form are a form after 256 too
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
    `is_exact` when the two copies are word for word the same.
    """

    earlier: Range
    later: Range
    matched: int
    gaps: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    is_exact: bool


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
        """True when all copies are word for word the same."""
        copies = set(self.copies)
        return all(match.is_exact and {match.earlier, match.later} <= copies for match in self.matches)


def find_copies(chains: Iterable[Chain], hashes: U64) -> list[Repeat]:
    """The repeats that `chains` prove, the longest matched first; no later copy belongs to two of them.

    `hashes` are those of all tokens that the chains count.
    """
    matches = sorted(
        (match for chain in worth_a_look(chains) for match in _unrolled(chain, hashes)),
        key=_order,
    )
    groups = _Groups(matches)
    for match in matches:
        groups.take(match)
    return groups.repeats()


def _order(match: Match) -> tuple[int, int, int, int, int]:
    """The longest first, then by place."""
    later, earlier = match.later, match.earlier
    return -match.matched, later.first, later.last, earlier.first, earlier.last


class _Groups:
    """Copies of the same text, as matches prove them, the best first.

    Which group each token's copy belongs to, and which tokens are in a later copy, stand in arrays: forms have
    thousands of matches, and comparing each with every group took 40 times as long.
    """

    def __init__(self, matches: Sequence[Match]) -> None:
        self._base = min((match.earlier.first for match in matches), default=0)
        size = max((match.later.last for match in matches), default=0) - self._base
        self._group_of = np.full(size, NO_GROUP, dtype=np.int64)
        self._is_later = bytearray(size)
        self._copies: list[list[Range]] = []
        self._proofs: list[list[Match]] = []
        self._merged_into: dict[int, int] = {}

    def take(self, match: Match) -> None:
        """Adds the match to the groups of its copies, which become one; not if its later copy has a better match."""
        later = slice(match.later.first - self._base, match.later.last - self._base)
        if self._is_later.count(1, later.start, later.stop) >= SAME_COPY * len(match.later):
            return
        group, other = self._holding(match.earlier), self._holding(match.later)
        if group is None:
            group = len(self._copies)
            self._copies.append([])
            self._proofs.append([])
            self._add(group, match.earlier)
        if other is None:
            if match.later.is_copy(self._copies[group][0]):
                return
            self._add(group, match.later)
        elif other == group:
            return
        else:
            self._merged_into[other] = group
            self._copies[group] += self._copies[other]
            self._proofs[group] += self._proofs[other]
        self._proofs[group].append(match)
        self._is_later[later] = b"\1" * len(match.later)

    def repeats(self) -> list[Repeat]:
        """One repeat a group, in the order of their first matches."""
        found = [
            Repeat(_apart(copies), tuple(sorted(proofs, key=lambda match: match.later)))
            for number, (copies, proofs) in enumerate(zip(self._copies, self._proofs, strict=True))
            if number not in self._merged_into and proofs
        ]
        return [repeat for repeat in found if len(repeat.copies) > 1]

    def _holding(self, copy: Range) -> int | None:
        """The group of this copy, None when it is part of another copy only: that is another repeat."""
        group = int(self._group_of[(copy.first + copy.last) // 2 - self._base])
        while group in self._merged_into:
            group = self._merged_into[group]
        if group == NO_GROUP:
            return None
        # The last first: of a text that stands a thousand times in a row, it is the one.
        return group if any(_same_extent(copy, held) for held in reversed(self._copies[group])) else None

    def _add(self, group: int, copy: Range) -> None:
        """Its tokens that no longer-matched group holds belong to this one."""
        self._copies[group].append(copy)
        held = self._group_of[copy.first - self._base : copy.last - self._base]
        held[held == NO_GROUP] = group


def _apart(copies: Iterable[Range]) -> tuple[Range, ...]:
    """`copies` in order, each from where the one before ends; without those that mostly lie before that."""
    kept: list[Range] = []
    for copy in sorted(copies):
        first = max(copy.first, kept[-1].last) if kept else copy.first
        if copy.last - first > SAME_COPY * len(copy):
            kept.append(Range(first, copy.last))
    return tuple(kept)


def _same_extent(one: Range, other: Range) -> bool:
    """True when each covers most of the other: part of a copy found again is another repeat."""
    shared = min(one.last, other.last) - max(one.first, other.first)
    return shared >= SAME_COPY * max(len(one), len(other))


def _unrolled(chain: Chain, hashes: U64) -> Iterator[Match]:
    """The matches of a chain, cut where the earlier side runs into the later one: of p p p, first p p, then p p."""
    if len(chain.runs) == 1 and chain.runs[0].length <= chain.runs[0].offset:
        yield _match(chain.runs, hashes)
        return
    waiting = deque(chain.runs)
    for _ in range(MAX_COPIES):
        if not waiting:
            return
        border = waiting[0].start
        inside, beyond = [], []
        while waiting and waiting[0].start - waiting[0].offset < border:
            run = waiting.popleft()
            keep = border - (run.start - run.offset)
            if keep < run.length:
                beyond.append(Run(run.start + keep, run.offset, run.length - keep))
                run = Run(run.start, run.offset, keep)
            inside.append(run)
        waiting.extendleft(reversed(beyond))
        yield _match(inside, hashes)


def _match(runs: Sequence[Run], hashes: U64) -> Match:
    """The match of runs in the order of the text."""
    if len(runs) == 1:
        start, offset, length = runs[0]
        return Match(Range(start - offset, start - offset + length), Range(start, start + length), length, (), True)
    first, first_end, start, end, matched = Chain(runs).extents()
    earlier, later = Range(first, first_end), Range(start, end)
    gaps = tuple(
        ((one.end - one.offset, one.end), (other.start - other.offset, other.start)) for one, other in pairwise(runs)
    )
    return Match(earlier, later, matched, gaps, _is_exact(earlier, later, matched, hashes))


def _is_exact(earlier: Range, later: Range, matched: int, hashes: U64) -> bool:
    """True for equal tokens: runs that cover a copy together may have their twins at several distances."""
    if not matched == len(later) == len(earlier):
        return False
    return np.array_equal(hashes[earlier.first : earlier.last], hashes[later.first : later.last])
