"""Ids and sites of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

import dupcheck
from dupcheck import Document, Settings
from dupcheck.model.batch import make_batch
from dupcheck.rules.base.shard import wanted_names
from dupcheck.rules.base.text_hash import hash_texts
from dupcheck.run.naming import find_renamed, find_roots, site_names


def ids_of(*documents: Document) -> list[str]:
    wanted = wanted_names(make_batch(documents))
    renamed = find_renamed(hash_texts(wanted), lambda numbers: [wanted[number] for number in numbers.tolist()])
    return [renamed.get(number, name) for number, name in enumerate(wanted)]


def site_of(document: Document, *roots: str) -> str:
    (name,), _ = site_names(make_batch([document]), find_roots(roots))
    return name


def test_id_is_field_then_url_then_place() -> None:
    assert ids_of(
        Document(text="", id="7", url="https://a.example", path="p", record=1),
        Document(text="", url="https://a.example", path="p", record=2),
        Document(text="", path="p", record=3),
        Document(text="", path="q"),
    ) == ["7", "https://a.example", "p#3", "q"]


def test_second_document_of_an_id_is_numbered() -> None:
    assert ids_of(*(Document(text="", id="a") for _ in range(3))) == ["a", "a#2", "a#3"]


def test_number_that_is_taken_is_passed_over() -> None:
    given = [Document(text="", id=name) for name in ("a", "a#2", "a", "a")]
    assert ids_of(*given) == ["a", "a#2", "a#3", "a#4"]


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://blog.example.co.uk/x", "example.co.uk"),
        ("http://WWW.Example.COM:8080/", "example.com"),
        ("example.org/path", "example.org"),
        ("https://localhost/x", "localhost"),
        ("https://192.168.0.1/", "192.168.0.1"),
        ("https://[2001:db8::1]/", "2001:db8::1"),
        ("https://example.com./", "example.com"),
        ("https://user:secret@shop.example.de/", "example.de"),
        ("https://sub.münchen.de/", "münchen.de"),
    ],
)
def test_site_is_the_registered_domain(url: str, site: str) -> None:
    assert site == site_of(Document(text="", url=url))


@pytest.mark.parametrize("url", ["", "http://[broken", "https://", "not a url", "mailto:a@b.org", "/path", "\x00"])
def test_odd_urls_do_not_raise(url: str) -> None:
    assert isinstance(site_of(Document(text="", url=url, path="folder/file.txt")), str)


def test_site_without_url_is_field_then_folder() -> None:
    assert site_of(Document(text="", site="shop", path="crawl/a/b.txt"), "crawl") == "shop"
    assert site_of(Document(text="", path="crawl/a/b.txt"), "crawl") == "crawl"
    assert site_of(Document(text="", path="crawl/a/b.txt"), "crawl", "crawl/a") == "crawl/a"
    assert site_of(Document(text="", path="crawl/a/b.txt"), "crawl/a/b.txt") == "crawl/a"


def test_site_of_a_folder_does_not_depend_on_how_it_is_spelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "crawl" / "deep"
    folder.mkdir(parents=True)
    (folder / "page.txt").write_text("some words in a page\n")
    monkeypatch.chdir(tmp_path)
    spellings = ["crawl", "./crawl", "crawl/", str(tmp_path / "crawl"), "crawl/../crawl"]
    rows = [dupcheck.check([spelled], Settings(jobs=1)).rows[0].site for spelled in spellings]
    assert rows == ["crawl"] * len(spellings)


def test_second_id_is_reported(tmp_path: Path) -> None:
    given = [
        Document(text="one word", id="a", path="p", record=1),
        Document(text="two words", id="a", path="p", record=2),
    ]
    report = dupcheck.check(given, Settings(jobs=1))
    assert [row.document for row in report.rows] == ["a", "a#2"]
    assert "duplicate-id" in {finding.rule for finding in report.findings if finding.document == "a#2"}
