"""A report is a pure function of the input: order, batches, processes and working copies leave no trace."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.model import batch

CORPORA = Path(__file__).parents[2] / "corpora"


ALONE = Settings(jobs=1)


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of many kinds of files, with copies and faults among them; it is the working folder."""
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        words = [f"word{number % 9}x{place}" for place in range(120)]
        words[number] = f"other{number}"
        (tmp_path / f"page-{number:02}.txt").write_text(" ".join(words) + ".\n", "utf-8")
    body = (CORPORA / "clean" / "news-ru.txt").read_text("utf-8").strip()
    (tmp_path / "doubled.txt").write_text(f"{body}\n\n{body}\n", "utf-8")
    records = [
        {"text": body, "url": "https://news.example.co.uk/a", "title": "A"},
        {"text": body, "url": "https://www.example.co.uk/a", "title": "A"},
        {"text": "", "id": "nothing"},
        {"text": "short", "id": "same"},
        {"text": "shorter", "id": "same"},
    ]
    lines = "\n".join(map(json.dumps, records)) + "\nno json\n"
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return tmp_path


def report_of(paths: Sequence[str] | Sequence[Document], settings: Settings = ALONE) -> Report:
    return replace(dupcheck.check(paths, settings), run={})


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def documents() -> list[Document]:
    draw = random.Random(5)
    vocabulary = [f"w{number}" for number in range(40)]
    texts = [" ".join(draw.choices(vocabulary, k=80)) for _ in range(12)]
    texts += [texts[0], texts[1] + " more", f"{texts[2]}\n{texts[2]}", "", "漢字" * 50]
    return [Document(text=text, path=f"p{number % 5}", record=number + 1) for number, text in enumerate(texts)]


@pytest.mark.parametrize("seed", range(3))
def test_order_of_paths_does_not_matter(crawl: Path, seed: int) -> None:
    paths = files_in(crawl)
    random.Random(seed).shuffle(paths)
    assert report_of(files_in(crawl)) == report_of(paths)


def test_paths_named_twice_count_once(crawl: Path) -> None:
    assert report_of(files_in(crawl)) == report_of([*files_in(crawl), *files_in(crawl)])


@pytest.mark.parametrize("seed", range(3))
def test_order_of_documents_does_not_matter(seed: int) -> None:
    shuffled = documents()
    random.Random(seed).shuffle(shuffled)
    assert report_of(documents()) == report_of(shuffled)


def test_order_of_documents_of_equal_places_does_not_matter() -> None:
    given = [Document(text=text, url=url) for text in ("one two", "three") for url in ("https://b.example", None)]
    assert report_of(given) == report_of(given[::-1])


@pytest.mark.parametrize(("size", "count"), [(1, 4096), (700, 4096), (1 << 22, 1), (1 << 22, 3)])
def test_size_of_batches_does_not_matter(crawl: Path, monkeypatch: pytest.MonkeyPatch, size: int, count: int) -> None:
    whole = report_of(files_in(crawl))
    monkeypatch.setattr(batch, "MAX_BATCH_BYTES", size)
    monkeypatch.setattr(batch, "MAX_BATCH_DOCUMENTS", count)
    assert whole == report_of(files_in(crawl))


@pytest.mark.parametrize("size", [100, 2000, 1 << 24])
def test_size_of_pieces_does_not_matter(crawl: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = report_of(files_in(crawl))
    monkeypatch.setattr("dupcheck.run.check.piece_bytes_of", lambda total: size)
    assert whole == report_of(files_in(crawl))


def test_number_of_processes_does_not_matter(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = report_of(files_in(crawl))
    monkeypatch.setattr("dupcheck.run.check.piece_bytes_of", lambda total: 2000)
    assert alone == report_of(files_in(crawl))
    assert alone == report_of(files_in(crawl), Settings(jobs=2))


def test_gear_does_not_matter(crawl: Path) -> None:
    plain = report_of(files_in(crawl), Settings(jobs=1, kernels="plain"))
    assert plain == report_of(files_in(crawl), Settings(jobs=1, kernels="jit"))


@pytest.mark.parametrize("corpus", ["demo", "hostile", "rules"])
def test_gear_does_not_matter_to_a_corpus(corpus: str) -> None:
    plain, jit = (report_of([str(CORPORA / corpus)], Settings(jobs=1, kernels=gear)) for gear in ("plain", "jit"))
    assert plain == jit


def test_documents_are_judged_as_their_files(crawl: Path) -> None:
    text = (crawl / "doubled.txt").read_text("utf-8")
    of_file = report_of(["doubled.txt"])
    assert of_file.findings == report_of([Document(text=text, path="doubled.txt")]).findings


@pytest.mark.parametrize("rules", [("XDP01",), ("XDP06",), ("DUP01",)])
def test_few_rules_find_what_they_find_among_all(crawl: Path, rules: tuple[str, ...]) -> None:
    paths = files_in(crawl)
    among_all = [finding for finding in report_of(paths).findings if finding.code in rules]
    assert [one for one in report_of(paths, replace(ALONE, select=rules)).findings if one.code in rules] == among_all


def test_check_text_finds_what_check_finds(crawl: Path) -> None:
    text = (crawl / "doubled.txt").read_text("utf-8")
    (alone,) = dupcheck.check_text(Document(text=text, path="doubled.txt"), Settings(select=("DUP01",)))
    assert (alone,) == report_of(["doubled.txt"], Settings(select=("DUP01",), jobs=1)).findings


def test_sample_does_not_depend_on_order() -> None:
    given = [Document(text=f"text {number}", path=f"{number}.txt") for number in range(50)]
    settings = Settings(sample=7, jobs=1)
    chosen = report_of(given, settings)
    assert chosen.documents == 7
    assert chosen == report_of(given[::-1], settings)
    assert chosen != report_of(given, Settings(sample=7, seed=2, jobs=1))


def test_sample_of_paths_is_the_sample_of_their_documents(crawl: Path) -> None:
    paths = files_in(crawl)
    assert report_of(paths, Settings(sample=5)) == report_of(paths[::-1], Settings(sample=5))


def test_every_list_of_a_report_is_sorted(crawl: Path) -> None:
    report = report_of(files_in(crawl))
    assert report.findings == tuple(sorted(report.findings, key=lambda finding: finding.sort_key))
    assert [cluster.representative for cluster in report.clusters] == sorted(
        cluster.representative for cluster in report.clusters
    )
    assert [(skip.path, skip.record or 0) for skip in report.skipped] == sorted(
        (skip.path, skip.record or 0) for skip in report.skipped
    )
    assert report.findings
    assert report.clusters
    assert report.skipped
