"""The alarms that somebody has read."""

from __future__ import annotations

import json

from figures.alarms import FALSE_ALARM, FAULT, KNOWN, known_alarms, unlisted

from dupcheck import check_text
from dupcheck.rules.base.registry import all_rules


def test_known_alarms_are_of_rules_that_there_are_and_give_a_reason() -> None:
    entries = json.loads(KNOWN.read_text(encoding="utf-8"))
    assert {entry["rule"] for entry in entries} <= set(all_rules())
    assert {entry["verdict"] for entry in entries} == {FAULT, FALSE_ALARM}
    assert all(entry["reason"] for entry in entries)
    assert len(known_alarms()) == len(entries)


def test_alarm_that_nobody_has_read_is_named() -> None:
    findings = check_text("No comments:\nPost a Comment")
    assert "comment-widget" in {finding.rule for finding in findings}
    said = unlisted(findings, {(findings[0].document, "short-body"): FALSE_ALARM})
    assert said == [f"{findings[0].document}: comment-widget is not in known_alarms.json; read it and list it"]
