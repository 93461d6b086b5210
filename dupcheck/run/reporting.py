"""From a compared corpus to its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.block_verdict import BlockVerdict, Review
from dupcheck.model.packed import pack_cluster, pack_pair, unpack_cluster, unpack_pair
from dupcheck.model.report import Cluster, Member, Pair, Report
from dupcheck.model.settings import Settings
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.registry import rule_pages
from dupcheck.run.conclude_shards import conclude_all
from dupcheck.run.executor import Executor
from dupcheck.run.judge_inputs import Judged
from dupcheck.run.workshop import Plan
from dupcheck.state.stored import kept_list

DIGITS = 4  # of similarities: what a reader can use, and the same on every platform
NAMES_AT_ONCE = 1 << 18  # ids of members that are in memory together: about 30 MB
CHANGES_NOTHING = ("jobs", "memory", "kernels", "timings")  # settings that do not decide the result


def make_report(
    corpus: Corpus,
    judged: Judged,
    plan: Plan,
    executor: Executor,
    tell: Callable[[str, int, int, int], None],
) -> Report:
    """Everything found, named and sorted; long lists stay in the store where that is a folder."""
    store, lists = corpus.shelf.store, dict[str, Sequence[Any]]()

    def list_the_rest() -> None:
        lists["clusters"] = kept_list(store, "clusters", clusters_of(corpus), pack_cluster, unpack_cluster)
        lists["pairs"] = kept_list(store, "pairs", pairs_of(corpus), pack_pair, unpack_pair)
        lists["blocks"] = kept_list(store, "blocks", iter(corpus.blocks.rows))

    concluded = conclude_all(corpus, plan.names, executor, tell, list_the_rest)
    capped = corpus.duplicates.capped
    return Report(
        documents=len(corpus),
        bytes=int(corpus.facts.sizes.sum()),
        findings=concluded.findings,
        clusters=lists["clusters"],
        pairs=lists["pairs"],
        blocks=lists["blocks"],
        rows=concluded.rows,
        skipped=tuple(sorted(judged.skipped, key=lambda item: (item.path, item.record or 0, item.reason))),
        encodings=dict(sorted(judged.encodings.items())),
        caps={"documents_in_giant_buckets": capped} if capped else {},
        sites=sites_of(corpus, concluded.sites),
        settings=deciding_settings(corpus.settings),
        rules={name: page for name, page in rule_pages().items() if name in plan.names},
        run={},
        tally=concluded.tally,
        shortlist=concluded.shortlist,
        review=None if corpus.settings.blocks is None else review_of(plan.reviewed, corpus),
    )


def review_of(reviewed: Sequence[BlockVerdict], corpus: Corpus) -> Review:
    """What became of the entries of a block file: those that nobody has decided are never stale."""
    seen = corpus.blocks.entries
    decided = enumerate(reviewed) if corpus.blocks.asked else ()
    stale = tuple(entry for number, entry in decided if number not in seen and entry.accepted is not None)
    said = [places.block.accepted for places in corpus.blocks.blocks]
    return Review(entries=reviewed, stale=stale, accepted=said.count(True), ignored=said.count(False))


def clusters_of(corpus: Corpus) -> Iterator[Cluster]:
    """Near-duplicates with their exact copies, and exact copies alone, by the id of their representative."""
    stands_for = corpus.stands_for
    members = np.flatnonzero(stands_for != np.arange(len(stands_for)))
    members = members[np.argsort(stands_for[members], kind="stable")]
    anchors, starts = np.unique(stands_for[members], return_index=True)
    borders = [*starts.tolist(), len(members)]
    names = corpus.shelf.names(anchors)
    order = np.array(sorted(range(len(anchors)), key=names.__getitem__), dtype=np.int64)
    held = np.cumsum(np.diff(borders)[order]) // NAMES_AT_ONCE if len(order) else order
    similar, inside = _likeness(corpus)
    for part in range(int(held.max(initial=-1)) + 1):
        here = order[held == part].tolist()
        of_part = np.concatenate([members[borders[at] : borders[at + 1]] for at in here] or [members[:0]])
        known = dict(zip(of_part.tolist(), corpus.shelf.names(of_part), strict=True))
        for at in here:
            of_cluster = members[borders[at] : borders[at + 1]].tolist()
            found = [_member(known[number], similar[number], inside[number]) for number in of_cluster]
            found.sort(key=lambda member: (-member.jaccard, member.document))
            yield Cluster(representative=names[at], members=tuple(found))


def _member(name: str, jaccard: float, containment: float) -> Member:
    return Member(document=name, jaccard=round(float(jaccard), DIGITS), containment=round(float(containment), DIGITS))


def _likeness(corpus: Corpus) -> tuple[np.typing.NDArray[np.float64], np.typing.NDArray[np.float64]]:
    """The Jaccard of every document with the representative of its cluster, and how much of it stands there."""
    clusters = corpus.duplicates.clusters
    pairs = corpus.duplicates.pairs.take(clusters.pairs)
    similar, inside = np.ones(len(corpus)), np.ones(len(corpus))
    similar[clusters.members] = pairs.jaccard
    inside[clusters.members] = np.where(pairs.left == clusters.members, pairs.left_in_right, pairs.right_in_left)
    first = corpus.duplicates.copies.first
    return similar[first], inside[first]


def pairs_of(corpus: Corpus) -> Iterator[Pair]:
    """The verified pairs, by id."""
    pairs = corpus.duplicates.pairs
    documents = distinct(np.concatenate([pairs.left, pairs.right]))
    names = corpus.shelf.names(documents)
    ranks = _ranks(names)
    left, right = np.searchsorted(documents, pairs.left), np.searchsorted(documents, pairs.right)
    swapped = ranks[left] > ranks[right]
    first, second = np.where(swapped, right, left), np.where(swapped, left, right)
    inside = np.where(swapped, pairs.right_in_left, pairs.left_in_right)
    outside = np.where(swapped, pairs.left_in_right, pairs.right_in_left)
    jaccard = pairs.jaccard
    for row in np.lexsort((ranks[second], ranks[first])).tolist():
        yield Pair(
            left=names[first[row]],
            right=names[second[row]],
            jaccard=round(float(jaccard[row]), DIGITS),
            left_in_right=round(float(inside[row]), DIGITS),
            right_in_left=round(float(outside[row]), DIGITS),
        )


def _ranks(names: list[str]) -> I64:
    """The place of each name among them all, sorted."""
    ranks = np.empty(len(names), dtype=np.int64)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return ranks


def sites_of(corpus: Corpus, counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, Any]]:
    """Per site its documents and how many of them each rule fired in."""
    return {
        site: {"documents": documents, "by_rule": dict(sorted(counts.get(site, Counter()).items()))}
        for site, documents in zip(corpus.site_names, corpus.pages_per_site.tolist(), strict=True)
    }


def deciding_settings(settings: Settings) -> Mapping[str, Any]:
    """The settings that decide the result; how it is worked out does not."""
    return {name: value for name, value in asdict(settings).items() if name not in CHANGES_NOTHING}
