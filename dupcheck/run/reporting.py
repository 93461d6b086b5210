"""From a judged corpus to its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dupcheck.model.document import Skipped
from dupcheck.model.report import Cluster, DocumentRow, Member, Pair, Report
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.judging import named
from dupcheck.rules.base.registry import rule_pages

DIGITS = 4  # of similarities: what a reader can use, and the same on every platform


def make_report(corpus: Corpus, skipped: Iterable[Skipped], names: frozenset[str], run: Mapping[str, Any]) -> Report:
    """Everything found, named and sorted."""
    findings = [
        named(finding, corpus.ids[number])
        for number, ledger in enumerate(corpus.ledgers)
        for finding in ledger.findings
    ]
    duplicates = corpus.duplicates
    encodings = Counter(
        encoding for shard in corpus.shards for encoding in shard.batch.columns["encoding"] if encoding is not None
    )
    return Report(
        documents=len(corpus),
        bytes=sum(len(shard.batch.buffer) for shard in corpus.shards),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        clusters=_clusters(corpus),
        pairs=_pairs(corpus),
        blocks=corpus.blocks.rows,
        rows=_rows(corpus),
        skipped=tuple(sorted(skipped, key=lambda item: (item.path, item.record or 0, item.reason))),
        encodings=dict(sorted(encodings.items())),
        caps={"documents_in_giant_buckets": duplicates.capped} if duplicates.capped else {},
        sites=_sites(corpus),
        settings=_settings(corpus),
        rules={name: page for name, page in rule_pages().items() if name in names},
        run=run,
    )


def _clusters(corpus: Corpus) -> tuple[Cluster, ...]:
    """Near-duplicates with their exact copies, and exact copies alone, by representative."""
    texts, ids = corpus.duplicates.texts, corpus.ids
    members: dict[int, list[Member]] = {}
    for number, text in enumerate(texts):
        if len(text) > 1:
            members[number] = [Member(document=ids[copy], jaccard=1.0, containment=1.0) for copy in text[1:]]
    for cluster in corpus.duplicates.clusters:
        of_cluster = members.setdefault(cluster.representative, [])
        for other, pair in cluster.members:
            inside = pair.left_in_right if pair.left == other else pair.right_in_left
            similar = (round(pair.jaccard, DIGITS), round(inside, DIGITS))
            of_cluster.extend(
                Member(document=ids[copy], jaccard=similar[0], containment=similar[1]) for copy in texts[other]
            )
            if other in members and other != cluster.representative:
                del members[other]
    return tuple(
        sorted(
            (
                Cluster(
                    representative=ids[texts[number][0]],
                    members=tuple(sorted(found, key=lambda member: (-member.jaccard, member.document))),
                )
                for number, found in members.items()
            ),
            key=lambda cluster: cluster.representative,
        )
    )


def _pairs(corpus: Corpus) -> tuple[Pair, ...]:
    texts, ids = corpus.duplicates.texts, corpus.ids
    pairs = []
    for pair in corpus.duplicates.pairs:
        left, right = ids[texts[pair.left][0]], ids[texts[pair.right][0]]
        inside, outside = round(pair.left_in_right, DIGITS), round(pair.right_in_left, DIGITS)
        if right < left:
            left, right, inside, outside = right, left, outside, inside
        similar = round(pair.jaccard, DIGITS)
        pairs.append(Pair(left=left, right=right, jaccard=similar, left_in_right=inside, right_in_left=outside))
    return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))


def _rows(corpus: Corpus) -> tuple[DocumentRow, ...]:
    clustered = Counter(corpus.stands_for)
    return tuple(
        DocumentRow(
            document=corpus.ids[number],
            site=corpus.sites[number],
            words=int(corpus.words[number]),
            cluster=corpus.ids[anchor] if clustered[anchor] > 1 else None,
            findings=tuple(sorted(corpus.ledgers[number].claimed)),
        )
        for number, anchor in enumerate(corpus.stands_for)
    )


def _sites(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """Per site its documents and how many of them each rule fired in."""
    table = {}
    for site, numbers in sorted(corpus.by_site.items()):
        rules = Counter(rule for number in numbers for rule in corpus.ledgers[number].claimed)
        table[site] = {"documents": len(numbers), "by_rule": dict(sorted(rules.items()))}
    return table


def _settings(corpus: Corpus) -> dict[str, Any]:
    """The settings that decide the result; how many processes work on it does not."""
    settings = asdict(corpus.settings)
    del settings["jobs"]
    return settings
