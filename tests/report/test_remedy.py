"""The sentence that says what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dupcheck.model.finding import Edit, Finding, Fix
from dupcheck.model.report import Report
from dupcheck.model.span import Span
from dupcheck.report.base.remedy import remedy

FAR = tuple(Edit(Span(start, start + 1)) for start in (9000, 9001, 9002, 9003))


@pytest.mark.parametrize(
    ("fix", "expected"),
    [
        (Fix(True, (Edit(Span(3400, 6700)),)), "delete lines 30-55 (characters 3400-6700); safe"),
        (Fix(False, (Edit(Span(60, 3360)),)), "look first, then delete lines 3-28 (characters 60-3360)"),
        (Fix(True, (Edit(Span(1, 2), "–"),)), 'replace character 1 with "–"; safe'),
        (Fix(True, (Edit(Span(1, 2), "\xa0"),)), "replace character 1 with white space; safe"),
        (
            Fix(True, FAR),
            "delete character 9000, character 9001, character 9002 and 1 more place; safe",
        ),
        (Fix(True, (Edit(Span(7, 7), " "),)), "insert white space at character 7; safe"),
        (
            Fix(True, (Edit(Span(1, 3), "é"), Edit(Span(60, 3360)))),
            'replace characters 1-3 with "é" and delete lines 3-28 (characters 60-3360); safe',
        ),
        (Fix(True, ()), "Delete the later copy"),
        (None, "Delete the later copy"),
    ],
)
def test_remedy_says_what_to_cut(report: Report, doubled_body: Finding, fix: Fix | None, expected: str) -> None:
    assert remedy(replace(doubled_body, fix=fix), report) == expected


def test_remedy_of_a_rule_without_a_page_is_none(clean: Report, doubled_body: Finding) -> None:
    assert remedy(replace(doubled_body, fix=None), replace(clean, rules={})) is None
