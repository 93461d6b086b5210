"""Which words of a text stand in the hand-made text of its page, each place of which may be taken once."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import U64, Bools
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.tokens.tables import make_tables

SIZE = 5  # words in a row that must agree: shorter runs ("read more about") agree by chance
MAX_PASSES = (
    12  # extractors move captions and lists; what does not stand in the order of the page is found in a later pass
)

Ranges = npt.NDArray[np.int64]


class Words:
    """The words of a text, as hashes, and the characters that each covers."""

    def __init__(self, text: str) -> None:
        tables = make_tables(make_batch([Document(text=text)]))
        self.hashes: U64 = tables.tokens.hashes
        first_bytes = np.flatnonzero((np.frombuffer(tables.batch.buffer, dtype=np.uint8) & 0xC0) != 0x80)
        self.starts = np.searchsorted(first_bytes, tables.tokens.starts)
        self.ends = np.searchsorted(first_bytes, tables.tokens.ends)

    def within(self, start: int, end: int) -> slice:
        """The words of some characters."""
        return slice(int(np.searchsorted(self.ends, start, side="right")), int(np.searchsorted(self.starts, end)))


def in_gold(words: U64, gold: U64) -> Bools:
    """True for each word of a run of SIZE or more that the hand-made text has too.

    The longest common subsequence of runs is taken, then that of what is left, and so on: a second copy of a text that
    stands once in the hand-made one finds no place, whatever the order.
    """
    found = np.zeros(len(words), dtype=np.bool_)
    ours, theirs = _runs(words), _runs(gold)
    free_ours, free_theirs = list(range(len(ours))), list(range(len(theirs)))
    for _ in range(MAX_PASSES):
        pairs = _common([ours[place] for place in free_ours], [theirs[place] for place in free_theirs])
        if not pairs:
            break
        taken = np.array([(free_ours[left], free_theirs[right]) for left, right in pairs], dtype=np.int64)
        for place in taken[:, 0].tolist():
            found[place : place + SIZE] = True
        free_ours = _without(free_ours, taken[:, 0])
        free_theirs = _without(free_theirs, taken[:, 1])
    return found


def _without(places: list[int], taken: Ranges) -> list[int]:
    gone = set(taken.tolist())
    return [place for place in places if place not in gone]


def _runs(words: U64) -> list[int]:
    """A hash of every run of SIZE words."""
    if len(words) < SIZE:
        return []
    mixed = np.zeros(len(words) - SIZE + 1, dtype=np.uint64)
    for step in range(SIZE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[step : step + len(mixed)]
    return [int(value) for value in mixed]


def _common(ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence, by Hunt and Szymanski.

    >>> _common([1, 2, 3, 1, 2], [2, 3, 1])
    [(1, 0), (2, 1), (3, 2)]
    """
    places: dict[int, list[int]] = {}
    for place, value in enumerate(theirs):
        places.setdefault(value, []).append(place)
    ends: list[int] = []  # of the best chain of each length, its last place in `theirs`
    links: list[tuple[int, int, int]] = []  # place, place, the link before
    last: list[int] = []
    for place, value in enumerate(ours):
        for other in reversed(places.get(value, ())):
            length = bisect_left(ends, other)
            if length == len(ends):
                ends.append(other)
                last.append(len(links))
            elif ends[length] == other:
                continue
            else:
                ends[length] = other
                last[length] = len(links)
            links.append((place, other, last[length - 1] if length else -1))
    chain: list[tuple[int, int]] = []
    link = last[-1] if last else -1
    while link >= 0:
        place, other, link = links[link]
        chain.append((place, other))
    return chain[::-1]
