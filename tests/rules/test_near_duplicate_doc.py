"""What a near-duplicate finding measures."""

from __future__ import annotations

import random

import dupcheck
from dupcheck.model.document import Document
from dupcheck.model.finding import Confidence, Finding
from dupcheck.model.settings import Settings
from dupcheck.run.check import check

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti", "du", "fe")


def words(seed: int, count: int) -> list[str]:
    draw = random.Random(seed)
    return ["".join(draw.choices(SYLLABLES, k=3)) for _ in range(count)]


def find(*texts: str) -> list[Finding]:
    documents = [
        Document(text=text, path=f"{n:02}", url=f"https://post.example/{n:02}") for n, text in enumerate(texts)
    ]
    findings = check(documents, Settings(jobs=1)).findings
    return [finding for finding in findings if finding.rule == "near-duplicate-doc"]


def test_measures_agree_with_the_shingles() -> None:
    whole = " ".join(words(1, 200))
    part = " ".join(words(1, 180))
    (finding,) = find(whole, part)
    ours, theirs = set(dupcheck.shingles(part).tolist()), set(dupcheck.shingles(whole).tolist())
    assert finding.document == "https://post.example/01"
    assert finding.measures["jaccard"] == round(len(ours & theirs) / len(ours | theirs), 4)
    assert finding.measures["contained"] == round(len(ours & theirs) / len(ours), 4)


def test_related_is_the_whole_representative() -> None:
    whole = " ".join(words(1, 200))
    (finding,) = find(whole, " ".join(words(1, 180)))
    assert finding.related[0].span.of(whole) == whole


def test_pages_alike_by_boilerplate_are_of_low_confidence() -> None:
    footer = "\n".join(" ".join(words(100 + line, 12)) for line in range(12))
    texts = [" ".join(words(n, 90)) + "\n\n" + footer for n in range(4)]
    twin = " ".join(words(9, 20)) + "\n\n" + footer
    findings = find(*texts, twin, " ".join(words(9, 20)[:-3]) + "\n\n" + footer)
    assert [finding.confidence for finding in findings] == [Confidence.LOW]
    assert "boilerplate" in findings[0].message
