"""Blocks are learned partition by partition: whole sites together, a site too large for one in parts."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.rules.base import partitions, site_blocks

FOOTER = "The Post is written by volunteers.\nIt is printed on Fridays."


def crawl(pages: int, sites: int) -> list[Document]:
    draw = random.Random(4)
    words = [f"w{number}" for number in range(500)]
    documents = []
    for number in range(pages):
        site = f"site{number % sites}.example"
        body = "\n\n".join(" ".join(draw.choices(words, k=25)) for _ in range(6))
        text = f"{site} has a head\n\n{body}\n\n{FOOTER}"
        documents.append(Document(text=text, path=f"{number:04}", url=f"https://{site}/{number}"))
    return documents


def judged(documents: list[Document]) -> Report:
    return replace(dupcheck.check(documents, Settings(select=("shared-block", "near-duplicate-doc"), jobs=1)), run={})


@pytest.mark.parametrize("limit", [400, 700, 2000])
def test_size_of_partitions_does_not_matter_to_whole_sites(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    documents = crawl(60, sites=6)  # about 160 lines and pieces of text a site
    whole = judged(documents)
    monkeypatch.setattr(partitions, "MAX_LINES", limit)
    assert whole.blocks
    assert whole == judged(documents)


def test_parts_of_a_large_site_learn_the_same_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = crawl(120, sites=1)
    whole = judged(documents)
    monkeypatch.setattr(partitions, "MAX_LINES", 600)
    parted = judged(documents)
    assert {(block.text, block.pages, block.share) for block in whole.blocks} == {
        (block.text, block.pages, block.share) for block in parted.blocks
    }
    assert [finding.primary for finding in whole.findings] == [finding.primary for finding in parted.findings]


def test_every_document_is_in_one_partition(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    learn = site_blocks.learn

    def watched(partition: partitions.Partition, **rest: Any) -> site_blocks.Learned:
        seen.extend(partition.numbers.tolist())
        return learn(partition, **rest)

    monkeypatch.setattr("dupcheck.run.compare.learn", watched)
    monkeypatch.setattr(partitions, "MAX_LINES", 150)
    judged(crawl(90, sites=4))
    assert sorted(seen) == list(range(90))
