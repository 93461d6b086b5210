"""The findings as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from dupcheck.model.report import Report
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.base.lines import json_lines
from dupcheck.report.base.values import finding_object


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """A line for every finding, in the report's order; nothing for a clean report."""
    return json_lines(report.findings, finding_object)


FORMAT = ReportFormat(name="jsonl", suffix=".jsonl", render=render)
