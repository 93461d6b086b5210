"""Reports and errors made by hand, which the tests of the commands give them instead of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import dupcheck.run.audit
import dupcheck.run.check
from dupcheck.errors import NoDocumentsError
from dupcheck.model.document import Skipped
from dupcheck.model.finding import Confidence, Finding, Place, Severity, Source
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.model.span import Span

Install = Callable[..., list[Settings]]


def installing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Install:
    """Makes both runs give a report or raise; returns the list of settings they will have been called with."""
    monkeypatch.chdir(tmp_path)

    def install_result(result: Report | BaseException) -> list[Settings]:
        seen: list[Settings] = []

        def run(paths: Sequence[str], settings: Settings, *, progress: Any = None, state: Any = None) -> Report:
            seen.append(settings)
            if isinstance(result, BaseException):
                raise result
            return result

        monkeypatch.setattr(dupcheck.run.check, "check", run)
        monkeypatch.setattr(dupcheck.run.audit, "audit", run)
        return seen

    return install_result


def finding(severity: Severity, rule: str = "doubled-body") -> Finding:
    return Finding(
        rule=rule,
        code="DUP01",
        severity=severity,
        confidence=Confidence.HIGH,
        message="649 words stand twice",
        document="a.txt",
        source=Source(path="a.txt"),
        primary=Place("a.txt", Span(0, 4), 1, 1, "text"),
    )


def made(*findings: Finding, documents: int = 10, skipped: int = 0) -> Report:
    reasons = tuple(Skipped(path=f"{number}.bin", reason="not text") for number in range(skipped))
    return Report(documents=documents, bytes=1, findings=findings, skipped=reasons)


ERROR, WARNING, INFO = finding(Severity.ERROR), finding(Severity.WARNING), finding(Severity.INFO)
NONE_FOUND = NoDocumentsError("no document in x")
ALL_SKIPPED = NoDocumentsError(
    "no document in x: all were skipped",
    [Skipped(path="b.png", reason="an image"), Skipped(path="a.jsonl", record=2, reason="not JSON")],
)
