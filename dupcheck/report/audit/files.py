"""An audit's folder: reports for people and one JSON-lines file for every list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dupcheck.model.report import Report
from dupcheck.report.audit.summary import summary_object
from dupcheck.report.base.encode import encode_indented, encode_lines
from dupcheck.report.base.format import ReportOptions
from dupcheck.report.base.lines import json_lines
from dupcheck.report.base.registry import find_format
from dupcheck.report.base.values import block_object, cluster_object, pair_object, row_object
from dupcheck.report.base.writing import PART, write_file


def write_audit(report: Report, directory: Path, options: ReportOptions | None = None) -> list[Path]:
    """Write every file of the audit into `directory`, made if it is not there; the paths in writing order.

    Each file is whole or not there, and the same report gives the same bytes. report.json comes last: where
    it stands, the others do.
    """
    directory.mkdir(parents=True, exist_ok=True)
    for left in directory.glob(f".*{PART}"):  # by a run that was killed while it wrote
        left.unlink(missing_ok=True)
    written = []
    for name, pieces in audit_files(report, options or ReportOptions()):
        path = directory / name
        write_file(path, pieces)
        written.append(path)
    return written


def audit_files(report: Report, options: ReportOptions) -> Iterator[tuple[str, Iterator[str]]]:
    """The name and the pieces of every file."""
    yield "findings.jsonl", find_format("jsonl").render(report, options)
    yield "clusters.jsonl", encode_lines(map(cluster_object, report.clusters))
    yield "pairs.jsonl", encode_lines(map(pair_object, report.pairs))
    yield "blocks.jsonl", encode_lines(map(block_object, report.blocks))
    yield "documents.jsonl", json_lines(report.rows, row_object)
    yield "report.md", find_format("markdown").render(report, options)
    yield "report.html", find_format("html").render(report, options)
    yield "report.json", iter([encode_indented(summary_object(report)) + "\n"])
