"""Copies, near-copies and doubled bodies of the made-up crawl: how many are found, how much else is left alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from audit_command import audit
from child import run
from claimed_pairs import of_audit, records
from crawls.pages import number_of
from crawls.writing import key_of, write_crawl

from figures.figure import Figure

DOCUMENTS, SEED = 5_000, 7
MIN_JACCARD = 0.8
MIN_WORDS = 60  # of a doubled body: shorter ones may be a repeated block


def measure() -> list[Figure]:
    """The figures; no labelled set is needed."""
    with tempfile.TemporaryDirectory() as name:
        crawl, output = Path(name) / "crawl.jsonl", Path(name) / "report"
        write_crawl(crawl, "mixed", DOCUMENTS, SEED)
        run(audit(crawl, output=output, options=("--select", "XDP01,XDP02,DUP01", "--jobs", "1", "--quiet")))
        key = records(key_of(crawl))
        claimed = of_audit(output, crawl)
        doubled = {finding["document"] for finding in records(output / "findings.jsonl") if finding["code"] == "DUP01"}
    copies = [(number_of(page["of"]), number_of(page["id"])) for page in key if page["kind"] == "exact-copy"]
    near = [
        (number_of(page["of"]), number_of(page["id"]), page["jaccard"]) for page in key if page["kind"] == "near-copy"
    ]
    above = [(left, right) for left, right, jaccard in near if jaccard >= MIN_JACCARD]
    below = [(left, right) for left, right, jaccard in near if jaccard < MIN_JACCARD]
    twice = [page["id"] for page in key if page["kind"] == "doubled-body" and page["words"] >= MIN_WORDS]
    once = DOCUMENTS - len([page for page in key if page["kind"] == "doubled-body"])
    wrong = doubled - {page["id"] for page in key if page["kind"] == "doubled-body"}
    return [
        Figure("planted/exact-copy/recall", len(claimed.intersection(copies)), len(copies)),
        Figure("planted/near-copy/recall", len(claimed.intersection(above)), len(above)),
        Figure("planted/near-copy/not-below", len(below) - len(claimed.intersection(below)), len(below)),
        Figure("planted/doubled-body/recall", len(doubled.intersection(twice)), len(twice)),
        Figure("planted/doubled-body/silent", once - len(wrong), once),
    ]
