"""The model as plain objects with the field names and field order users script against."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from typing import Any

from dupcheck.model.block_verdict import Review
from dupcheck.model.document import Skipped
from dupcheck.model.finding import EXCERPT_LENGTH, Finding, Fix, Place
from dupcheck.model.report import Block, Cluster, DocumentRow, Pair, Report

VERSION = 1  # of the JSON; a field that changes its meaning or goes away raises it

Object = dict[str, Any]


def head_object(report: Report) -> Object:
    """What every JSON report begins with: version, tool and summary."""
    return {
        "version": VERSION,
        "tool": {"name": "dupcheck", "version": tool_version()},
        "summary": {
            "documents": report.documents,
            "skipped": len(report.skipped),
            "bytes": report.bytes,
            "by_rule": {
                rule: {"findings": count.findings, "documents": count.documents}
                for rule, count in report.by_rule().items()
            },
            **({} if report.review is None else {"blocks": review_object(report.review)}),
        },
    }


def review_object(review: Review) -> Object:
    """How many learned blocks a block file speaks of, and its entries that stand on no page."""
    return {
        "accepted": review.accepted,
        "ignored": review.ignored,
        "stale": [{"site": entry.site, "text": entry.text, "line": entry.line} for entry in review.stale],
    }


def tool_version() -> str:
    """The version of the installed dupcheck, "unknown" where it runs without being installed."""
    try:
        return metadata.version("dupcheck")
    except metadata.PackageNotFoundError:
        return "unknown"


def finding_object(finding: Finding) -> Object:
    """One finding, both copies and the edits included."""
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "document": finding.document,
        "source": {"path": finding.source.path, "record": finding.source.record},
        "primary": _place_object(finding.primary),
        "related": [{"document": place.document, **_place_object(place)} for place in finding.related],
        "measures": dict(sorted(finding.measures.items())),
        "fix": None if finding.fix is None else _fix_object(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def cluster_object(cluster: Cluster) -> Object:
    """One cluster with its representative and the members verified against it."""
    return {
        "representative": cluster.representative,
        "members": [
            {"document": member.document, "jaccard": member.jaccard, "containment": member.containment}
            for member in cluster.members
        ],
    }


def skipped_object(skipped: Skipped) -> Object:
    """One record that could not be judged."""
    return {"path": skipped.path, "record": skipped.record, "reason": skipped.reason}


def pair_object(pair: Pair) -> Object:
    """One verified pair of distinct texts."""
    return {
        "left": pair.left,
        "right": pair.right,
        "jaccard": pair.jaccard,
        "left_in_right": pair.left_in_right,
        "right_in_left": pair.right_in_left,
    }


def block_object(block: Block) -> Object:
    """One learned block of a site."""
    return {
        "site": block.site,
        "text": block.text,
        "pages": block.pages,
        "share": block.share,
        "position": block.position,
        "accepted": block.accepted,
    }


def row_object(row: DocumentRow) -> Object:
    """One document with its suspicion, what that is made of, and the rules that fired in it."""
    return {
        "document": row.document,
        "site": row.site,
        "words": row.words,
        "cluster": row.cluster,
        "suspicion": row.suspicion,
        "parts": dict(row.parts),
        "findings": list(row.findings),
    }


def sorted_object(value: Any) -> Any:
    """`value` with the keys of every mapping in it sorted, so that equal mappings print equally."""
    if isinstance(value, Mapping):
        return {str(key): sorted_object(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [sorted_object(item) for item in value]
    return value


def _place_object(place: Place) -> Object:
    return {
        "start": place.span.start,
        "end": place.span.end,
        "start_line": place.start_line,
        "end_line": place.end_line,
        "text": place.text[:EXCERPT_LENGTH],
    }


def _fix_object(fix: Fix) -> Object:
    return {
        "safe": fix.safe,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "replacement": edit.replacement} for edit in fix.edits
        ],
    }
