"""A text is judged to its end, whatever the HTML beside it."""

from __future__ import annotations

import pytest

from dupcheck import Document, Settings, check

BODY = " ".join(f"word{number}" for number in range(100))
COPIES = f"<p>{BODY}</p><p>{BODY}</p>"
PAGES = {
    "nested divs": "<div>" * 100_000 + COPIES,
    "nested templates": "<template>" * 100_000 + COPIES,
    "siblings": "<p>x</p>" * 100_000 + COPIES,
    "unclosed": "<b>" * 100_000 + COPIES,
    "crossed": "<div><b></div></b>" * 10_000 + COPIES,
    "attributes": "<a " + " ".join(f"a{number}" for number in range(300_000)) + ">" + COPIES,
    "angles": "<" * 300_000 + COPIES,
    "comments": "<!--" * 300_000 + COPIES,
    "50 megabytes": "<p>words </p>" * 4_000_000 + COPIES,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_doubled_body_is_found_beside_it(name: str) -> None:
    report = check([Document(text=f"{BODY}\n\n{BODY}", html=PAGES[name], id=name)], Settings())
    rules = {finding.rule for finding in report.findings}
    assert "doubled-body" in rules
    assert "rule-error" not in rules
