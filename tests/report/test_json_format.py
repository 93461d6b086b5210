"""The contract of `--format json` and `jsonl`: fields, their order, and text no encoder likes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dupcheck.model.finding import Finding
from dupcheck.model.report import Report
from dupcheck.model.span import Span
from dupcheck.report.base.format import ReportOptions
from dupcheck.report.base.registry import find_format


def shown(report: Report, form: str = "json") -> str:
    return "".join(find_format(form).render(report, ReportOptions()))


def parsed(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(shown(report), parse_constant=lambda name: 1 / 0)
    return value


def test_json_has_the_fields_of_the_contract_in_their_order(report: Report) -> None:
    value = parsed(report)

    assert list(value) == ["version", "tool", "summary", "findings", "clusters", "skipped", "run"]
    assert list(value["summary"]) == ["documents", "skipped", "bytes", "by_rule"]
    assert value["version"] == 1
    assert value["summary"]["by_rule"]["doubled-body"] == {"findings": 1, "documents": 1}


def test_json_lists_documents_if_asked(report: Report) -> None:
    value = json.loads("".join(find_format("json").render(report, ReportOptions(per_document=True))))

    assert list(value) == ["version", "tool", "summary", "findings", "clusters", "documents", "skipped", "run"]
    assert value["documents"][0] == {
        "document": "a",
        "site": "example.org",
        "words": 300,
        "cluster": None,
        "suspicion": 0.5,
        "parts": {"base": -2.0, "repeats": 2.0},
        "findings": ["doubled-body"],
    }


def test_json_finding_has_the_fields_of_the_contract_in_their_order(report: Report) -> None:
    finding = parsed(report)["findings"][0]

    assert list(finding) == [
        "rule",
        "code",
        "severity",
        "confidence",
        "message",
        "document",
        "source",
        "primary",
        "related",
        "measures",
        "fix",
        "fingerprint",
    ]
    assert finding["source"] == {"path": "crawl.jsonl", "record": 12}
    assert list(finding["primary"]) == ["start", "end", "start_line", "end_line", "text"]
    assert list(finding["related"][0]) == ["document", "start", "end", "start_line", "end_line", "text"]
    assert list(finding["measures"]) == ["copies", "share", "words"]
    assert finding["fix"] == {"safe": True, "edits": [{"start": 3399, "end": 6701, "replacement": ""}]}


def test_json_without_fix_or_record_says_null(report: Report) -> None:
    finding = parsed(report)["findings"][1]

    assert finding["fix"] is None
    assert finding["source"]["record"] is None


def test_json_of_an_empty_report_is_whole() -> None:
    value = parsed(Report(documents=0, bytes=0))

    assert value["findings"] == value["clusters"] == value["skipped"] == []


def test_json_quotes_at_most_200_characters(report: Report, doubled_body: Finding) -> None:
    long = replace(doubled_body.primary, text="x" * 500, span=Span(0, 500))

    value = parsed(replace(report, findings=(replace(doubled_body, primary=long),)))

    assert value["findings"][0]["primary"]["text"] == "x" * 200


def test_json_shows_nan_as_null(report: Report, doubled_body: Finding) -> None:
    odd = replace(doubled_body, measures={"share": float("nan"), "ratio": float("inf")})

    assert parsed(replace(report, findings=(odd,)))["findings"][0]["measures"] == {"ratio": None, "share": None}


def test_json_of_a_file_name_that_is_not_utf8_shows_its_bytes(report: Report, doubled_body: Finding) -> None:
    odd = replace(doubled_body, source=replace(doubled_body.source, path="caf\udce9.txt"))

    text = shown(replace(report, findings=(odd,)))

    assert json.loads(text.encode())["findings"][0]["source"]["path"] == "caf\\udce9.txt"


def test_jsonl_holds_the_findings_of_json_one_a_line(report: Report) -> None:
    lines = shown(report, "jsonl").splitlines()

    assert [json.loads(line) for line in lines] == parsed(report)["findings"]


def test_json_is_the_same_whatever_the_order_of_a_mapping(report: Report, doubled_body: Finding) -> None:
    turned = replace(doubled_body, measures=dict(reversed(list(doubled_body.measures.items()))))

    assert shown(replace(report, findings=(turned,))) == shown(replace(report, findings=(doubled_body,)))
