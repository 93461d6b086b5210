"""What a report format is and what the user may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dupcheck.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How to show a report to people; machine formats ignore all but `per_document`, which has JSON list the documents.

    `width` is in terminal columns. `max_per_rule` caps the findings shown of each rule: 0 shows all, None
    leaves it to the format.
    """

    color: bool = False
    width: int = 100
    max_per_rule: int | None = None
    per_document: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """A name for `--format`, the suffix of its files, and a pure function from a report to pieces of text."""

    name: str
    suffix: str
    render: Callable[[Report, ReportOptions], Iterator[str]]
