"""One fault is one finding among the rules that compare documents, and one copy always stays."""

from __future__ import annotations

import random

from dupcheck.model.document import Document
from dupcheck.model.finding import Severity
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.run.check import check

ACROSS = ("XDP",)
WORDS = ("harbour", "ferry", "sandbank", "captain", "chart", "tide", "carpenter", "school", "winter", "beach", "goat")


def text(seed: int, words: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words)) + "."


def judge(*documents: Document) -> Report:
    return check(list(documents), Settings(select=ACROSS, jobs=1))


def flagged(report: Report) -> list[tuple[str, str]]:
    return [(finding.document, finding.rule) for finding in report.findings]


def page(name: str, content: str) -> Document:
    return Document(text=content, path="feed.jsonl", record=len(name), url=f"https://post.example/{name}")


def test_all_but_one_copy_are_flagged() -> None:
    report = judge(*(page("a" * n, text(1)) for n in (1, 2, 3)))
    assert flagged(report) == [(f"https://post.example/{'a' * n}", "exact-duplicate-doc") for n in (2, 3)]


def test_copy_on_another_site_is_a_note() -> None:
    other = Document(text=text(1), path="other.jsonl", url="https://mirror.example/a")
    report = judge(page("a", text(1)), other)
    assert [finding.severity for finding in report.findings] == [Severity.INFO]


def test_copies_on_another_site_among_themselves_are_warnings() -> None:
    mirrors = [Document(text=text(1), path="z.jsonl", record=n, url=f"https://mirror.example/{n}") for n in (1, 2)]
    report = judge(Document(text=text(1), path="a.jsonl", url="https://aa.example/1"), *mirrors)
    assert [finding.severity for finding in report.findings] == [Severity.INFO, Severity.WARNING]


def test_tracked_visit_of_a_page_is_duplicate_url_only() -> None:
    report = judge(page("z", text(1)), page("z?utm_source=b", text(1)))
    assert flagged(report) == [("https://post.example/z?utm_source=b", "duplicate-url")]


def test_first_visit_stays_though_its_id_is_larger() -> None:
    first = Document(text=text(1), path="a.jsonl", record=1, id="z", url="https://post.example/x")
    second = Document(text=text(1), path="a.jsonl", record=2, id="a", url="https://post.example/x?fbclid=1")
    assert flagged(judge(first, second)) == [("a", "duplicate-url")]


def test_near_copy_under_the_same_address_is_duplicate_url_only() -> None:
    first = Document(text=text(1), path="a.jsonl", record=1, id="z", url="https://post.example/x")
    second = Document(
        text=text(1) + " Updated at noon.", path="a.jsonl", record=2, id="a", url="https://post.example/x/"
    )
    assert flagged(judge(first, second)) == [("a", "duplicate-url")]


def test_record_written_twice_is_duplicate_id_only() -> None:
    records = [Document(text=text(1), path="a.jsonl", record=n, id="p-1") for n in (1, 2)]
    assert flagged(judge(*records)) == [("p-1#2", "duplicate-id")]


def test_wall_under_many_urls_is_one_fault() -> None:
    report = judge(*(page("a" * n, text(1, 30)) for n in range(1, 7)))
    assert {rule for _, rule in flagged(report)} == {"same-body-many-urls"}
    assert len(report.findings) == 6


def test_files_that_name_no_site_are_one_body_only_word_for_word() -> None:
    licences = [Document(text=f"Copyright 20{n} Ada. {text(1, 150)}", path=f"licences/{n}.txt") for n in range(10, 18)]
    assert {rule for _, rule in flagged(judge(*licences))} == {"near-duplicate-doc"}
    walls = [Document(text=text(2, 30), path=f"pages/{n}.txt") for n in range(10, 18)]
    assert {rule for _, rule in flagged(judge(*walls))} == {"same-body-many-urls"}


def test_texts_without_a_token_are_no_duplicates() -> None:
    assert flagged(judge(*(page("a" * n, "--- \n") for n in range(1, 7)))) == []


def test_order_of_documents_does_not_matter() -> None:
    documents = [page("a" * n, text(n % 3) + (" Updated." if n > 4 else "")) for n in range(1, 8)]
    shuffled = list(documents)
    random.Random(3).shuffle(shuffled)
    assert judge(*documents).findings == judge(*shuffled).findings
