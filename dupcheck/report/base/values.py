"""The model as plain objects with the field names and field order users script against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dupcheck import __version__
from dupcheck.model.block_verdict import Review
from dupcheck.model.document import Skipped
from dupcheck.model.finding import EXCERPT_LENGTH, Finding
from dupcheck.model.packed import Packed, pack_finding, pack_row
from dupcheck.model.report import Block, Cluster, DocumentRow, Pair, Report

VERSION = 1  # of the JSON; a field that changes its meaning or goes away raises it

Object = dict[str, Any]


def head_object(report: Report) -> Object:
    """What every JSON report begins with: version, tool and summary."""
    return {
        "version": VERSION,
        "tool": {"name": "dupcheck", "version": __version__},
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


def finding_object(finding: Finding) -> Object:
    """One finding, both copies and the edits included."""
    return packed_finding_object(pack_finding(finding))


def packed_finding_object(packed: Packed) -> Object:
    """The same of a packed finding."""
    rule, code, severity, confidence, message, document, path, record, primary, related, measures, fix, mark = packed
    return {
        "rule": rule,
        "code": code,
        "severity": severity,
        "confidence": confidence,
        "message": message,
        "document": document,
        "source": {"path": path, "record": record},
        "primary": _place_object(primary),
        "related": [{"document": place[0], **_place_object(place)} for place in related],
        "measures": dict(sorted(measures.items())),
        "fix": None if fix is None else _fix_object(fix),
        "fingerprint": mark,
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
    return packed_row_object(pack_row(row))


def packed_row_object(packed: Packed) -> Object:
    """The same of a packed row."""
    document, site, words, cluster, suspicion, parts, findings = packed
    return {
        "document": document,
        "site": site,
        "words": words,
        "cluster": cluster,
        "suspicion": suspicion,
        "parts": dict(parts),
        "findings": findings,
    }


def sorted_object(value: Any) -> Any:
    """`value` with the keys of every mapping in it sorted, so that equal mappings print equally."""
    if isinstance(value, Mapping):
        return {str(key): sorted_object(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [sorted_object(item) for item in value]
    return value


def _place_object(place: Packed) -> Object:
    _, start, end, start_line, end_line, text, *_ = place
    return {
        "start": start,
        "end": end,
        "start_line": start_line,
        "end_line": end_line,
        "text": text[:EXCERPT_LENGTH],
    }


def _fix_object(fix: Packed) -> Object:
    safe, edits = fix
    return {
        "safe": safe,
        "edits": [{"start": start, "end": end, "replacement": text} for start, end, text in edits],
    }
