"""Which documents of a corpus are copies of which: exact, and near by verified pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck.match.candidates import find_candidates
from dupcheck.match.clusters import AnchoredCluster, anchor
from dupcheck.match.pairs import VerifiedPair, verify
from dupcheck.model.settings import Settings
from dupcheck.rules.base.shard import Shard


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Documents by number.

    `texts[t]` are the documents with text t, the one that stands for them first; only texts with a token are here.
    Texts are numbered in the order of preference, and `pairs` and `clusters` speak of them.
    """

    texts: tuple[tuple[int, ...], ...]
    pairs: tuple[VerifiedPair, ...]
    clusters: tuple[AnchoredCluster, ...]
    capped: int


def find_duplicates(
    shards: Sequence[Shard],
    places: Sequence[tuple[int, int]],
    ranks: Sequence[tuple[int, str]],
    settings: Settings,
) -> Duplicates:
    """Exact copies collapsed, then near-duplicates among the distinct texts.

    `places[i]` is document i's (shard, row); `ranks[i]` is (its error findings, its id).
    """
    same: dict[bytes, list[int]] = {}
    for number, (shard, row) in enumerate(places):
        if shards[shard].words[row]:
            same.setdefault(shards[shard].digests[row], []).append(number)

    def shingles(number: int) -> np.typing.NDArray[np.uint64]:
        shard, row = places[number]
        return shards[shard].shingles.of(row)

    def preference(copies: list[int]) -> tuple[int, int, str]:
        errors, name = ranks[copies[0]]
        return errors, -len(shingles(copies[0])), name

    for copies in same.values():
        copies.sort(key=lambda number: ranks[number])
    texts = sorted(same.values(), key=preference)
    if not texts:
        return Duplicates((), (), (), 0)
    signatures = np.stack([shards[shard].signatures[row] for shard, row in (places[text[0]] for text in texts)])
    candidates = find_candidates(signatures, settings.min_jaccard)
    pairs = verify(candidates, lambda text: shingles(texts[text][0]), settings.min_jaccard)
    return Duplicates(tuple(map(tuple, texts)), tuple(pairs), tuple(anchor(pairs)), candidates.capped)
