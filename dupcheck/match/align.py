"""How much of two copies is the same, between their unbroken runs too."""

from __future__ import annotations

from collections.abc import Sequence

from dupcheck.kernels.plain.powers import U64
from dupcheck.match.copies import Match

MAX_GAP_TOKENS = 120  # a gap chained over has at most MAX_GAP + MAX_DRIFT tokens on either side


def aligned_share(match: Match, hashes: U64) -> float:
    """Share of the longer copy's tokens that stand in the same order in the other; `hashes` are of all tokens.

    The unbroken runs count whole, the gaps between them by their longest common subsequence: once every tenth word is
    changed at random, the runs alone hold 70 % of the text that is 90 % the same.
    """
    aligned = match.matched
    for (earlier_from, later_from), (earlier_to, later_to) in match.gaps:
        one = hashes[earlier_from:earlier_to][:MAX_GAP_TOKENS].tolist()
        other = hashes[later_from:later_to][:MAX_GAP_TOKENS].tolist()
        aligned += common_subsequence(one, other)
    return aligned / max(len(match.earlier), len(match.later))


def common_subsequence(one: Sequence[int], other: Sequence[int]) -> int:
    """The length of the longest common subsequence, by the textbook table (Wagner and Fischer 1974)."""
    above = [0] * (len(other) + 1)
    for item in one:
        row = [0]
        for column, candidate in enumerate(other):
            row.append(above[column] + 1 if item == candidate else max(above[column + 1], row[column]))
        above = row
    return above[-1]
