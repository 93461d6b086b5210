"""The demo crawl: every planted fault is found where the key says, every good page stays silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dupcheck.model.finding import Severity
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.run.check import check

ROOT = Path(__file__).parents[2]
KEY = [json.loads(line) for line in (ROOT / "corpora" / "demo-key.jsonl").read_text().splitlines()]
PLANTED = [entry for entry in KEY if entry["rule"]]
GOOD = [entry for entry in KEY if not entry["rule"]]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def report() -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return check(["corpora/demo"], Settings(jobs=1, ignore=("domain-wide-fault",)))


@pytest.mark.parametrize("entry", PLANTED, ids=lambda entry: f"{entry['rule']}-{entry['id']}")
def test_planted_fault_is_found(report: Report, entry: dict[str, str]) -> None:
    found = [finding for finding in report.findings if (finding.document, finding.rule) == (entry["id"], entry["rule"])]
    assert found
    places = [plain(f"{place.text} {place.tail}") for finding in found for place in (finding.primary, *finding.related)]
    evidence = plain(entry["evidence"])
    assert any(evidence[:25] in text or evidence[-25:] in text or text in evidence for text in places)


@pytest.mark.parametrize("entry", GOOD, ids=lambda entry: entry["id"])
def test_good_page_is_silent(report: Report, entry: dict[str, str]) -> None:
    loud = [
        finding.message
        for finding in report.findings
        if finding.document == entry["id"] and finding.severity is not Severity.INFO
    ]
    assert loud == []


def test_faults_of_most_pages_of_a_site_are_told_once(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    folded = check(["corpora/demo"], Settings(jobs=1))
    told = [finding.message for finding in folded.findings if finding.rule == "domain-wide-fault"]
    site = "documents of sternenfreund.example"
    assert sorted(told) == [
        f"nav-menu in 9 of 10 {site} (90%)",
        f"shared-block in 10 of 10 {site} (100%)",
        f"site-footer in 10 of 10 {site} (100%)",
    ]
    kept = [finding for finding in folded.findings if finding.rule != "domain-wide-fault"]
    on_each = ("nav-menu", "shared-block", "site-footer")
    assert kept == [
        finding for finding in report.findings if finding.rule not in on_each or "sternenfreund" not in finding.document
    ]
