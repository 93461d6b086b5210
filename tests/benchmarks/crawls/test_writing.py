"""The made-up crawl: reproducible, and its key true."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from claimed_pairs import records
from crawls.writing import KINDS, key_of, write_crawl

import dupcheck

DOCUMENTS = 300


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small mixed crawl."""
    target = tmp_path_factory.mktemp("crawl") / "mixed.jsonl"
    write_crawl(target, "mixed", DOCUMENTS, seed=3)
    return target


def texts(path: Path) -> dict[str, str]:
    """The texts by id."""
    return {record["id"]: record["text"] for record in records(path)}


def jaccard(left: str, right: str) -> float:
    """Exact Jaccard by dupcheck's own shingles."""
    ours, theirs = set(dupcheck.shingles(left).tolist()), set(dupcheck.shingles(right).tolist())
    return len(ours & theirs) / len(ours | theirs)


@pytest.mark.parametrize("kind", KINDS)
def test_write_crawl_again_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    size = write_crawl(first, kind, 80, seed=5)
    write_crawl(second, kind, 80, seed=5)
    assert first.stat().st_size == size
    assert first.read_bytes() == second.read_bytes()
    assert key_of(first).read_bytes() == key_of(second).read_bytes()


def test_write_crawl_of_another_seed_differs(mixed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    write_crawl(other, "mixed", DOCUMENTS, seed=4)
    assert other.read_bytes() != mixed.read_bytes()


def test_a_longer_crawl_begins_with_a_shorter_one(mixed: Path, tmp_path: Path) -> None:
    shorter = tmp_path / "shorter.jsonl"
    write_crawl(shorter, "mixed", DOCUMENTS // 2, seed=3)
    assert mixed.read_bytes().startswith(shorter.read_bytes())


def test_ids_and_addresses_differ(mixed: Path) -> None:
    found = records(mixed)
    assert len({record["id"] for record in found}) == len({record["url"] for record in found}) == DOCUMENTS


def test_texts_are_of_several_scripts(mixed: Path) -> None:
    text = "".join(texts(mixed).values())
    assert all(low <= max(c for c in text if low <= c <= high) for low, high in ("az", "ая", "αω", "一鿿", "कह"))


def test_key_says_the_exact_jaccard_of_copies(mixed: Path) -> None:
    found = texts(mixed)
    copies = [known for known in records(key_of(mixed)) if "of" in known]
    assert {known["kind"] for known in copies} == {"exact-copy", "near-copy"}
    said = [known["jaccard"] for known in copies]
    assert said == pytest.approx([jaccard(found[known["id"]], found[known["of"]]) for known in copies], abs=1e-6)


def test_key_says_the_share_of_a_doubled_body(mixed: Path) -> None:
    found = texts(mixed)
    for known in records(key_of(mixed)):
        if known["kind"] == "doubled-body":
            words = [word for word, _, _ in dupcheck.tokenize(found[known["id"]])]
            assert known["share"] == pytest.approx(known["words"] / len(words), abs=1e-6)


def test_half_alike_pages_have_a_jaccard_near_one_half(tmp_path: Path) -> None:
    target = tmp_path / "half.jsonl"
    write_crawl(target, "half-alike", 6, seed=1)
    first, *others = texts(target).values()
    assert [jaccard(first, other) for other in others] == pytest.approx([0.5] * 5, abs=0.04)


def test_template_pages_differ_in_a_name_alone(tmp_path: Path) -> None:
    target = tmp_path / "template.jsonl"
    write_crawl(target, "template", 6, seed=1)
    found = list(texts(target).values())
    assert len(set(found)) == 6
    assert all(0.95 < jaccard(found[0], other) < 1 for other in found[1:])


def test_identical_pages_are_identical_under_other_addresses(tmp_path: Path) -> None:
    target = tmp_path / "identical.jsonl"
    write_crawl(target, "identical", 6, seed=1)
    lines = [orjson.loads(line) for line in target.read_bytes().splitlines()]
    assert len({line["text"] for line in lines}) == 1
    assert len({line["url"] for line in lines}) == 6
