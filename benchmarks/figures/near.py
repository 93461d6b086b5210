"""Near-duplicate pairs of real pages against brute force over all pairs, and against a set's own key."""

from __future__ import annotations

import tempfile
from pathlib import Path

import orjson
from audit_command import CLUSTERS_ONLY, audit
from child import run
from claimed_pairs import Pairs, in_order, of_audit
from exact_pairs import find_pairs
from labelled import records

import dupcheck
from figures.figure import Figure

MIN_JACCARD = 0.8


def measure(folder: Path) -> list[Figure]:
    """Recall and precision on the versions of a documentation, recall on articles with known copies."""
    versions = records(folder, "ver_kafka")
    claimed = claimed_pairs(versions)
    pairs = find_pairs([dupcheck.shingles(row["text"] or "") for row in versions], MIN_JACCARD)
    exact = {(left, right) for left, right in pairs.tolist()}
    articles = records(folder, "nd_mccormick1000")
    known = key_pairs(articles, records(folder, "nd_mccormick1000_pairs"))
    return [
        Figure("near/ver_kafka/recall", len(claimed & exact), len(exact)),
        Figure("near/ver_kafka/precision", len(claimed & exact), len(claimed)),
        Figure("near/nd_mccormick1000/recall", len(claimed_pairs(articles) & known), len(known)),
    ]


def claimed_pairs(rows: list[dict[str, object]]) -> Pairs:
    """The pairs that an audit finds among the records, by number."""
    with tempfile.TemporaryDirectory() as name:
        pages, output = Path(name) / "pages.jsonl", Path(name) / "report"
        pages.write_bytes(b"".join(orjson.dumps({"id": row["id"], "text": row["text"]}) + b"\n" for row in rows))
        options = (*CLUSTERS_ONLY, "--min-jaccard", str(MIN_JACCARD), "--jobs", "1", "--quiet")
        run(audit(pages, output=output, options=options))
        return of_audit(output, pages)


def key_pairs(rows: list[dict[str, object]], key: list[dict[str, str]]) -> Pairs:
    """The pairs that the set's key names, by number."""
    numbers = {row["id"]: number for number, row in enumerate(rows)}
    return in_order((numbers[pair["a"]], numbers[pair["b"]]) for pair in key)
