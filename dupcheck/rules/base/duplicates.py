"""Which documents of a corpus are copies of which: exact, and near by verified pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.clusters import Clusters, anchor
from dupcheck.match.groups import Groups, group
from dupcheck.match.pairs import Pairs
from dupcheck.rules.base.facts import Facts
from dupcheck.rules.base.shelf import Shelf


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Documents of one text. `first[d]` is the one that stands for document d and its copies, d itself if it has none.

    `groups` are the texts of two documents or more; a document without a token is a copy of nothing.
    """

    groups: Groups
    first: I64

    @property
    def distinct(self) -> I64:
        """The documents that stand for their text."""
        return np.flatnonzero(self.first == np.arange(len(self.first)))


@dataclass(frozen=True, slots=True, eq=False)
class Duplicates:
    """Copies, and the verified pairs and clusters of the documents that stand for their texts.

    `capped` texts stood in a bucket too large to compare each with each.
    """

    copies: Copies
    pairs: Pairs
    clusters: Clusters
    capped: int

    @property
    def stands_for(self) -> I64:
        """For each document the representative of its cluster or of its exact copies; itself when it is alone."""
        anchors = np.arange(len(self.copies.first))
        anchors[self.clusters.members] = self.clusters.representatives
        found: I64 = anchors[self.copies.first]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class StoredSketches:
    """The sketches of some documents, in the order given, as the shelf holds them."""

    shelf: Shelf
    documents: I64
    num_bands: int
    num_perm: int

    def band(self, number: int) -> U64:
        """The key of one band of every document."""
        parts = [self.shelf.store.array(key, "bands", number, number + 1)[0] for key in self.shelf.keys]
        keys: U64 = np.concatenate(parts)[self.documents]
        return keys

    def signatures(self, rows: I64) -> U32:
        """The signatures of some of them."""
        return self.shelf.signatures(self.documents[rows])


def find_copies(facts: Facts, shelf: Shelf) -> Copies:
    """Texts of equal digest. The fewest errors, then the smallest id make the one that stands for the others."""
    numbers = np.flatnonzero(facts.words > 0)
    groups = group(facts.digests[numbers], numbers)
    first = np.arange(len(facts))
    best = (
        np.repeat(np.minimum.reduceat(facts.errors[groups.members], groups.offsets[:-1]), groups.sizes)
        if len(groups)
        else groups.members
    )
    contenders = np.flatnonzero(facts.errors[groups.members] == best)
    of_group = np.repeat(np.arange(len(groups)), groups.sizes)[contenders]
    least: dict[int, tuple[str, int]] = {}
    documents = groups.members[contenders]
    for at, name, document in zip(of_group.tolist(), shelf.names(documents), documents.tolist(), strict=True):
        if at not in least or (name, document) < least[at]:
            least[at] = name, document
    standing = np.array([least[at][1] for at in range(len(groups))], dtype=np.int64)
    first[groups.members] = np.repeat(standing, groups.sizes)
    return Copies(groups, first)


def preferred(facts: Facts, documents: I64) -> I64:
    """`documents` with those first that buckets are compared by: few errors, many words, early."""
    order = np.lexsort((documents, -facts.words[documents], facts.errors[documents]))
    return documents[order]


def cluster(pairs: Pairs, facts: Facts, shelf: Shelf) -> Clusters:
    """Anchored clusters; the fewest errors, then the most distinct shingles, then the smallest id are preferred."""
    documents = distinct(np.concatenate([pairs.left, pairs.right]))
    sizes = np.zeros(len(facts), dtype=np.int64)
    sizes[pairs.left] = pairs.left_size
    sizes[pairs.right] = pairs.right_size
    names = shelf.names(documents)
    keys = zip(facts.errors[documents].tolist(), (-sizes[documents]).tolist(), names, documents.tolist(), strict=True)
    ranks = np.zeros(len(facts), dtype=np.int64)
    for rank, (*_, document) in enumerate(sorted(keys)):
        ranks[document] = rank
    return anchor(pairs, ranks)
