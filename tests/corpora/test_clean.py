"""Good pages of many kinds and languages raise nothing above a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.finding import Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check import check

CLEAN = Path(__file__).parents[2] / "corpora" / "clean"


@pytest.mark.parametrize("path", sorted(CLEAN.iterdir()), ids=lambda path: path.name)
def test_clean_page_is_silent(path: Path) -> None:
    findings = check([str(path)], Settings(jobs=1)).findings
    assert [finding.message for finding in findings if finding.severity is not Severity.INFO] == []


def test_clean_pages_together_are_silent() -> None:
    findings = check([str(CLEAN)], Settings(jobs=1)).findings
    assert [finding.message for finding in findings if finding.severity is not Severity.INFO] == []
