"""How many texts under one title are too many."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check import check


def find(carriers: int, documents: int) -> list[Finding]:
    pages = [
        Document(
            text=f"{'abcdefghijklmnopqrstuvwxyz'[n % 26] * (n + 1)} stands alone on its page",
            path=f"{n:03}",
            url=f"https://post.example/{n}",
            title="The Post" if n < carriers else f"Story {n}",
        )
        for n in range(documents)
    ]
    return list(check(pages, Settings(select=("same-title",), jobs=1)).findings)


@pytest.mark.parametrize(
    ("carriers", "documents", "severity"),
    [(5, 25, Severity.WARNING), (5, 26, Severity.INFO), (6, 200, Severity.INFO)],
)
def test_severity_by_share(carriers: int, documents: int, severity: Severity) -> None:
    assert [finding.severity for finding in find(carriers, documents)] == [severity] * carriers


@pytest.mark.parametrize(("carriers", "documents"), [(4, 10), (5, 250)])
def test_silent_below_the_thresholds(carriers: int, documents: int) -> None:
    assert find(carriers, documents) == []
