"""The object of report.json: what an audit found in numbers, without its lists."""

from __future__ import annotations

from typing import Any

from dupcheck.model.report import Report
from dupcheck.report.base.values import head_object, sorted_object


def summary_object(report: Report) -> dict[str, Any]:
    """Version, tool and summary as in every JSON report; settings, caps, encodings, sites; the run."""
    return {
        **head_object(report),
        "settings": sorted_object(report.settings),
        "caps": sorted_object(report.caps),
        "encodings": sorted_object(report.encodings),
        "sites": sorted_object(report.sites),
        "run": sorted_object(report.run),
    }
