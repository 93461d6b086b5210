"""Exit codes, and which one a report earns."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dupcheck.model.report import Report

INTERRUPTED = 130  # what shells expect after Ctrl-C
NEVER = "never"


class ExitCode(IntEnum):
    """What the exit code says; users script against the numbers."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    SKIPPED = 3
    INTERNAL = 4
    NO_DOCUMENTS = 5


def exit_code(report: Report, *, fail_on: str, max_rate: dict[str, float], strict: bool) -> ExitCode:
    """The first code that applies to a finished run."""
    from dupcheck.model.finding import Severity

    if report.documents == 0:
        return ExitCode.NO_DOCUMENTS
    if fail_on != NEVER and report.count_at_least(Severity(fail_on)):
        return ExitCode.FINDINGS
    if exceeded_rates(report, max_rate):
        return ExitCode.FINDINGS
    return ExitCode.SKIPPED if strict and report.skipped else ExitCode.CLEAN


def exceeded_rates(report: Report, max_rate: dict[str, float]) -> list[str]:
    """A sentence for every rule that fires in more documents, in percent, than `max_rate` allows."""
    counts = report.by_rule()
    sentences = []
    for rule, limit in sorted(max_rate.items()):
        documents = counts[rule].documents if rule in counts else 0
        if documents * 100 > limit * report.documents:
            seen = f"{rule} in {documents:,} of {report.documents:,} documents"
            share = 100 * documents / report.documents
            sentences.append(f"{seen} ({share:.3g} %), allowed are {limit:g} %")
    return sentences
