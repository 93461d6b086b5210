"""What is stored as tuples comes back as it was."""

from __future__ import annotations

import pytest

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.model.packed import (
    pack_cluster,
    pack_finding,
    pack_pair,
    unpack_cluster,
    unpack_finding,
    unpack_pair,
)


@pytest.fixture(scope="module")
def report() -> Report:
    words = [f"word{number}" for number in range(90)]
    body = " ".join(words)
    texts = [body, f"{body} more", f"{body} more", f"{body}\n\n{body}", "Text &amp; no more"]
    documents = [Document(text=text, path=f"{number}", record=number or None) for number, text in enumerate(texts)]
    return dupcheck.check(documents, Settings(jobs=1))


def test_findings_come_back(report: Report) -> None:
    assert [unpack_finding(pack_finding(finding)) for finding in report.findings] == list(report.findings)
    assert {finding.fix is None for finding in report.findings} == {True, False}


def test_pairs_and_clusters_come_back(report: Report) -> None:
    assert report.pairs
    assert report.clusters
    assert [unpack_pair(pack_pair(pair)) for pair in report.pairs] == list(report.pairs)
    assert [unpack_cluster(pack_cluster(cluster)) for cluster in report.clusters] == list(report.clusters)
