"""What the comparison of all documents decided, cut up for the shards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.windows import I64
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.decision import NOBODY, Decision
from dupcheck.rules.base.facts import F32, U8
from dupcheck.rules.base.failure import Failure
from dupcheck.rules.base.flagged import BlockPlaces
from dupcheck.rules.base.folding import Folding

BLOCK = "block"  # the value of a flag that is the number of a learned block


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShardVerdict:
    """What the comparison decided for documents `first` to `last`, the shard under `key`.

    `decisions` stand in judging order; `folded` says per rule and document what becomes of its findings (see
    folding.py), with nothing for a rule whose findings are all listed. `anchors` gives each document the
    representative of its cluster, NOBODY if it is in none. `shapes` and `covered` are what its suspicion is made of
    beside findings: the parts that follow from the text, and the share of learned blocks. `sites` are the names of the
    sites of these documents and of those they are compared with. `failures` are to be told of the first of these
    documents.
    """

    key: str
    first: int
    last: int
    words: I64
    anchors: I64
    shapes: F32
    covered: F32
    decisions: Mapping[str, Decision]
    folded: Mapping[str, U8]
    failures: Sequence[Failure]
    sites: Mapping[int, str]
    blocks: Mapping[int, BlockPlaces]
    renamed: Mapping[int, str]


def verdicts(corpus: Corpus, folding: Folding, shards: Iterable[int] | None = None) -> Iterator[ShardVerdict]:
    """What was decided, shard by shard, for all of them or those of these numbers."""
    shelf, facts = corpus.shelf, corpus.facts
    stands_for = corpus.stands_for
    in_cluster = np.bincount(stands_for, minlength=len(corpus)) > 1
    anchors = np.where(in_cluster[stands_for], stands_for, NOBODY)
    for shard in range(len(shelf.keys)) if shards is None else shards:
        key, (first, last) = shelf.keys[shard], shelf.firsts[shard : shard + 2].tolist()
        decisions = {name: decision.within(first, last) for name, decision in corpus.decisions.items()}
        places = _named_blocks(corpus, decisions.values())
        numbers = _concerned(np.arange(first, last), anchors[first:last], decisions.values(), places.values())
        renamed = shelf.renamed
        yield ShardVerdict(
            key=key,
            first=first,
            last=last,
            words=facts.words[first:last].astype(np.int64),
            anchors=anchors[first:last],
            shapes=facts.shapes[first:last],
            covered=corpus.blocks.covered[first:last],
            decisions=decisions,
            failures=corpus.failures if shard == 0 else (),
            folded=folding.within(first, last, facts.sites[first:last]),
            sites=corpus.sites_of(numbers),
            blocks=places,
            renamed={number: renamed[number] for number in numbers.tolist() if number in renamed} if renamed else {},
        )


def _named_blocks(corpus: Corpus, decisions: Iterable[Decision]) -> dict[int, BlockPlaces]:
    """The learned blocks that flags are about, by number."""
    numbers = {
        number for decision in decisions if BLOCK in decision.values for number in decision.values[BLOCK].tolist()
    }
    return {number: corpus.blocks.blocks[number] for number in sorted(numbers)}


def _concerned(own: I64, anchors: I64, decisions: Iterable[Decision], places: Iterable[BlockPlaces]) -> I64:
    """These documents and all that they are compared with."""
    related = [decision.related.reshape(-1) for decision in decisions]
    samples = np.array([document for place in places for document, _, _ in place.samples], dtype=np.int64)
    numbers = distinct(np.concatenate([own, anchors, samples, *related]))
    concerned: I64 = numbers[numbers != NOBODY]
    return concerned
