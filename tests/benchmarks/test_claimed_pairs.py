"""What outputs claim, as pairs."""

from __future__ import annotations

from pathlib import Path

import orjson
from audit_command import CLUSTERS_ONLY, audit
from child import run
from claimed_pairs import of_audit, of_groups, quality

WORDS = " ".join(f"word{number}" for number in range(200))


def test_of_groups_makes_all_pairs_of_a_group(tmp_path: Path) -> None:
    output = tmp_path / "groups"
    output.write_text("5 3\n1 2 4\n")
    assert of_groups(output) == {(3, 5), (1, 2), (1, 4), (2, 4)}


def test_of_audit_pairs_the_copies_of_both_sides(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    near = WORDS.replace("word100 ", "other ")
    texts = [WORDS, near, "something else that is short", WORDS, near]
    pages.write_bytes(b"".join(orjson.dumps({"id": f"p{n}", "text": text}) + b"\n" for n, text in enumerate(texts)))
    output = tmp_path / "report"
    run(audit(pages, output=output, options=(*CLUSTERS_ONLY, "--jobs", "1", "--quiet")))
    assert of_audit(output, pages) == {(0, 1), (0, 3), (0, 4), (1, 3), (1, 4), (3, 4)}


def test_quality_counts_both_ways() -> None:
    found = quality({(0, 1), (0, 2)}, {(0, 1), (1, 2), (3, 4), (5, 6)})
    assert (found.recall, found.precision, found.claimed) == (0.25, 0.5, 2)


def test_quality_of_nothing_is_perfect() -> None:
    found = quality(set(), set())
    assert (found.recall, found.precision) == (1.0, 1.0)
