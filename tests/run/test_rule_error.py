"""A rule that stops is a finding: the other rules, the other documents and the run go on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pool_stages
import pytest
from pool_stages import BAD, conclude_broken, judge_broken, one_broken

import dupcheck
from dupcheck import Document, Finding, Report, Settings
from dupcheck.cli.main import main
from dupcheck.model import batch
from dupcheck.model.finding import Severity
from dupcheck.rules.base.registry import all_rules
from dupcheck.run import check as check_module
from dupcheck.run import conclude_shards, workspace

BODY = "alpha beta gamma delta epsilon zeta eta theta"
ALONE = Settings(jobs=1, ignore=("domain-wide-fault",))
PLACES = ["candidates", "judge", "decide", "flag"]


def documents() -> list[Document]:
    texts = [
        BODY,
        f"one {BAD} text",
        f"{BODY}\n\nNo comments:\n\nPost a Comment",
        "qqq short",
        BODY,
        BODY + " more",
        "",
    ]
    return [Document(text=text, path=f"p{number}", site="the post") for number, text in enumerate(texts)]


def report_of(settings: Settings = ALONE) -> Report:
    return replace(dupcheck.check(documents(), settings), run={})


def stopped(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == "rule-error"]


@pytest.mark.parametrize("where", ["candidates", "judge"])
def test_rule_that_stops_on_a_document_is_told_of_it_alone(where: str) -> None:
    whole = report_of()
    with one_broken(where):
        report = report_of()
    (finding,) = stopped(report)
    assert (finding.document, finding.severity, finding.code) == ("p1", Severity.WARNING, "RUN06")
    said = {"candidates": "LookupError: no candidates in <object object at 0x…>", "judge": "ValueError: bad word"}
    assert finding.message == f"short-body stopped with {said[where]}"
    assert finding.measures["rule"] == "short-body"
    assert str(finding.measures["where"]).startswith("pool_stages.py:")
    assert finding.primary.text == f"one {BAD} text"
    assert report.rows[1].findings == ("rule-error",)
    others = [found for found in report.findings if found.rule not in ("short-body", "rule-error")]
    assert others == [found for found in whole.findings if found.rule != "short-body"]


def test_candidates_that_stop_find_in_the_other_documents_what_they_find() -> None:
    with one_broken("candidates"):
        report = report_of()
    assert [finding.document for finding in report.findings if finding.rule == "short-body"] == ["p3"]


@pytest.mark.parametrize(("where", "documents"), [("decide", ["p0"]), ("flag", ["p4"])])
def test_corpus_rule_that_stops_is_told(where: str, documents: list[str]) -> None:
    whole = report_of()
    with one_broken(where):
        report = report_of()
    assert [finding.document for finding in stopped(report)] == documents
    assert all("exact-duplicate-doc stopped with " in finding.message for finding in stopped(report))
    others = [found for found in report.findings if found.rule not in ("rule-error", "exact-duplicate-doc")]
    assert [found.rule for found in others if found.rule == "near-duplicate-doc"] == [
        found.rule for found in whole.findings if found.rule == "near-duplicate-doc"
    ]
    assert "exact-duplicate-doc" not in report.by_rule()


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("size", [1, 2, 4096])
def test_size_of_batches_does_not_matter(where: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with one_broken(where):
        whole = report_of()
        monkeypatch.setattr(batch, "MAX_BATCH_DOCUMENTS", size)
        assert whole == report_of()


@pytest.mark.parametrize("where", PLACES)
def test_processes_and_the_store_do_not_matter(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for document in documents():
        record = {"id": document.path, "site": document.site, "text": document.text}
        (tmp_path / f"{document.path}.jsonl").write_text(json.dumps(record), "utf-8")
    with one_broken(where):
        whole = replace(dupcheck.check(["."], ALONE), run={})
        monkeypatch.setattr(workspace, "SMALL_BYTES", 0)
        assert whole == replace(dupcheck.check(["."], ALONE), run={})
        monkeypatch.setenv("DUPCHECK_TEST_BROKEN", where)
        monkeypatch.setattr(check_module, "judge_elsewhere", judge_broken)
        monkeypatch.setattr(conclude_shards, "_conclude_shard", conclude_broken)
        monkeypatch.setattr("dupcheck.run.check.piece_bytes_of", lambda total: 60)
        assert whole == replace(dupcheck.check(["."], replace(ALONE, jobs=2)), run={})


@pytest.mark.parametrize("where", PLACES)
def test_ignored_it_keeps_silent(where: str) -> None:
    with one_broken(where):
        report = report_of(Settings(jobs=1, ignore=("rule-error",)))
    assert stopped(report) == []
    assert "rule-error" not in report.by_rule()
    assert all("rule-error" not in row.findings for row in report.rows)


def test_it_is_asked_whatever_is_selected() -> None:
    with one_broken("judge"):
        assert [finding.rule for finding in stopped(report_of(Settings(jobs=1, select=("LEN02",))))] == ["rule-error"]


def test_suspicion_is_that_of_the_text() -> None:
    with one_broken("judge"):
        broken = report_of(Settings(jobs=1, select=("LEN02",)))
    without = report_of(Settings(jobs=1, select=("DUP03",)))
    assert broken.rows[1].suspicion == without.rows[1].suspicion


def test_text_by_itself_is_judged_by_the_other_rules() -> None:
    with one_broken("judge"):
        found = dupcheck.check_text(f"one {BAD} text\n\nNo comments:\n\nPost a Comment")
        ignored = dupcheck.check_text(f"one {BAD}", Settings(ignore=("rule-error",)))
    assert [finding.rule for finding in found] == ["rule-error", "comment-widget"]
    assert ignored == []


def test_errors_that_tell_the_user_what_to_do_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def needs_more(page: object) -> list[object]:
        raise dupcheck.errors.MissingExtraError("judging", "all")

    monkeypatch.setitem(all_rules(), "short-body", replace(all_rules()["short-body"], judge=needs_more))  # type: ignore[arg-type] # of no use
    with pytest.raises(dupcheck.errors.MissingExtraError):
        report_of()


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--fail-on", "warning"], 1)])
def test_command_tells_it_on_stderr_and_ends_by_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int
) -> None:
    (tmp_path / "page.txt").write_text(f"one {BAD} text", "utf-8")
    with one_broken("judge"):
        assert main(["check", str(tmp_path), "--select", "LEN02", "--quiet", *options]) == code
    told = "dupcheck: rules stopped with an error in a document; see the findings of rule-error\n"
    assert capsys.readouterr().err == told


def test_broken_rules_are_mended_again() -> None:
    with one_broken("judge"):
        pass
    assert stopped(report_of()) == []
    assert pool_stages.BAD in documents()[1].text
