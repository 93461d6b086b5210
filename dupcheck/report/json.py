"""The report as one JSON object, one finding, cluster, document and skipped record a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.model.report import Report
from dupcheck.report.base.encode import encode
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.base.lines import json_lines
from dupcheck.report.base.values import (
    cluster_object,
    finding_object,
    head_object,
    row_object,
    skipped_object,
    sorted_object,
)


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The pieces of the object; never the whole of it in memory."""
    yield encode(head_object(report))[:-1]
    yield from _list("findings", json_lines(report.findings, finding_object))
    yield from _list("clusters", json_lines(report.clusters, cluster_object))
    if options.per_document:
        yield from _list("documents", json_lines(report.rows, row_object))
    yield from _list("skipped", json_lines(report.skipped, skipped_object))
    yield f',\n"run":{encode(sorted_object(report.run))}}}\n'


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f',\n"{name}":['
    separator = "\n"
    for line in lines:
        yield separator + line.removesuffix("\n")
        separator = ",\n"
    yield "]"


FORMAT = ReportFormat(name="json", suffix=".json", render=render)
