"""One finding of a site stands for those of a rule that fires on most of its pages; all counts stay as they were."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.cli.exits import exit_code
from dupcheck.model import batch
from dupcheck.model.finding import Severity
from dupcheck.run import workspace
from dupcheck.state.stored import Stored

WIDE = "domain-wide-fault"
WIDGET = "\n\nNo comments:\n\nPost a Comment"
APPEAL = "\n\nThe Post lives by its readers: join us at the harbour office, where coffee is waiting.\n"
FOLDED = Settings(jobs=1)
EACH = Settings(jobs=1, ignore=(WIDE,))


def body(number: int) -> str:
    """A text of 60 words that is like no other number's."""
    names = [f"{'abcdefghijklmnopqrstuvwxyz'[(number + step) % 26]}{number}x{step}" for step in range(60)]
    return " ".join(names) + "."


def pages(site: str, count: int, widgets: int, appeals: int = 0) -> list[Document]:
    return [
        Document(
            text=body(number) + (APPEAL if number < appeals else "") + (WIDGET if number < widgets else ""),
            url=f"https://{site}/{number}",
            path=f"{site}-{number:03}",
        )
        for number in range(count)
    ]


def report_of(documents: list[Document], settings: Settings = FOLDED) -> Report:
    return replace(dupcheck.check(documents, settings), run={})


def told(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.rule == WIDE]


@pytest.mark.parametrize(
    ("count", "widgets", "is_wide"), [(5, 5, True), (10, 5, True), (11, 5, False), (4, 4, False), (40, 20, True)]
)
def test_rule_is_folded_from_half_of_the_pages_and_five_documents_on(count: int, widgets: int, is_wide: bool) -> None:
    report = report_of(pages("a.example", count, widgets))
    message = f"comment-widget in {widgets} of {count} documents of a.example ({widgets / count:.0%})"
    assert told(report) == ([message] if is_wide else [])
    assert report.by_rule()["comment-widget"].findings == (0 if is_wide else widgets)


def test_finding_of_the_site_shows_the_first_documents() -> None:
    documents = pages("a.example", 8, 6)
    (finding,) = report_of(documents, Settings(jobs=1, select=("CMT", "RUN"))).findings
    assert finding.document == documents[0].url
    assert finding.source.path == documents[0].path
    assert finding.primary.text == "No comments:\n\nPost a Comment"
    assert [place.document for place in finding.related] == [document.url for document in documents[1:4]]
    assert finding.severity is Severity.WARNING
    assert finding.measures == {
        "documents": 6,
        "pages": 8,
        "rule": "comment-widget",
        "share": 0.75,
        "site": "a.example",
    }


def test_fingerprint_is_of_site_and_rule_alone() -> None:
    one, other = (report_of(pages("a.example", count, count)) for count in (6, 9))
    elsewhere = report_of(pages("b.example", 6, 6))
    (first,), (second,), (third,) = (
        [finding.fingerprint for finding in report.findings if finding.rule == WIDE]
        for report in (one, other, elsewhere)
    )
    assert first == second != third


def test_counts_and_suspicion_are_those_of_every_document() -> None:
    documents = [*pages("a.example", 12, 9, 11), *pages("b.example", 3, 3)]
    folded, each = report_of(documents), report_of(documents, EACH)
    assert sorted(told(folded)) == [
        "comment-widget in 9 of 12 documents of a.example (75%)",
        "shared-block in 11 of 12 documents of a.example (92%)",
    ]
    first = folded.rows[0]
    assert WIDE in first.findings
    rows = [replace(first, findings=tuple(name for name in first.findings if name != WIDE)), *folded.rows[1:]]
    assert rows == list(each.rows)
    counts = {rule: count.documents for rule, count in folded.by_rule().items()}
    assert counts == {**{rule: count.documents for rule, count in each.by_rule().items()}, WIDE: 1}
    assert folded.sites["a.example"]["by_rule"] == {**each.sites["a.example"]["by_rule"], WIDE: 1}
    assert folded.blocks == each.blocks
    listed = Counter(finding.rule for finding in folded.findings)
    assert listed == {rule: count.findings for rule, count in folded.by_rule().items() if count.findings}


def test_ignored_or_unselected_every_finding_is_listed() -> None:
    documents = pages("a.example", 6, 6)
    for settings in (EACH, Settings(jobs=1, select=("comment-widget",))):
        found = [finding.document for finding in report_of(documents, settings).findings if finding.code == "CMT01"]
        assert found == [document.url for document in documents]


@pytest.mark.parametrize("limit", ["error", "warning", "info"])
@pytest.mark.parametrize("faults", [0, 6])
def test_exit_code_is_that_of_the_findings(limit: str, faults: int) -> None:
    documents = pages("a.example", 6, faults)
    doubled = [replace(document, text=f"{document.text}\n\n{document.text}") for document in pages("b.example", 6, 0)]
    for given in (documents, [*documents, *doubled]):
        codes = {
            exit_code(report_of(given, settings), fail_on=limit, max_rate={"comment-widget": 99.0}, strict=False)
            for settings in (FOLDED, EACH)
        }
        assert len(codes) == 1


def test_documents_that_name_no_site_are_of_none() -> None:
    report = report_of([replace(page, url=None, id=page.url) for page in pages("a.example", 9, 9)])
    assert told(report) == []
    report = report_of([replace(page, url=None, site="the post") for page in pages("a.example", 9, 9)])
    assert told(report) == ["comment-widget in 9 of 9 documents of the post (100%)"]


def test_corpus_rule_that_mostly_yields_is_not_folded() -> None:
    # The widget's own lines recur on the pages, but they are the widget's: four pages have something else in common.
    documents = pages("a.example", 10, 10)
    for number in (3, 4, 5, 6):
        documents[number] = replace(documents[number], text=f"{APPEAL}\n{documents[number].text}")
    folded, each = report_of(documents), report_of(documents, EACH)
    assert told(folded) == ["comment-widget in 10 of 10 documents of a.example (100%)"]
    shared = [finding for finding in folded.findings if finding.rule == "shared-block"]
    assert len(shared) == 4
    assert shared == [finding for finding in each.findings if finding.rule == "shared-block"]


def write(folder: Path, documents: list[Document]) -> list[str]:
    lines = [json.dumps({"url": document.url, "text": document.text}) + "\n" for document in documents]
    for number in range(4):
        (folder / f"feed-{number}.jsonl").write_text("".join(lines[number::4]), "utf-8")
    return [f"feed-{number}.jsonl" for number in range(4)]


def test_order_batches_processes_and_memory_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    documents = [*pages("a.example", 30, 29, 28), *pages("b.example", 10, 10)]
    for number in (33, 34, 35):
        documents[number] = replace(documents[number], text=f"{APPEAL}\n{documents[number].text}")
    paths = write(tmp_path, documents)
    whole = replace(dupcheck.check(paths, FOLDED), run={})
    assert len(told(whole)) == 3
    monkeypatch.setattr(batch, "MAX_BATCH_DOCUMENTS", 3)
    monkeypatch.setattr("dupcheck.run.check.piece_bytes_of", lambda total: 2000)
    assert whole == replace(dupcheck.check(paths[::-1], FOLDED), run={})
    monkeypatch.setattr(workspace, "SMALL_BYTES", 0)
    stored = replace(dupcheck.check(paths, FOLDED), run={})
    assert isinstance(stored.findings, Stored)
    assert list(stored.findings) == list(whole.findings)
    assert [json.loads(line)["fingerprint"] for line in stored.findings.lines()] == [
        finding.fingerprint for finding in whole.findings
    ]
    assert list(stored.rows) == list(whole.rows)
    assert stored.by_rule() == whole.by_rule()
    assert {finding.fingerprint for finding in whole.findings} == {
        found.fingerprint for found in stored.shortlist or ()
    }
    assert whole == replace(dupcheck.check(paths, Settings(jobs=2)), run={})
