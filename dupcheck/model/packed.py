"""Findings, rows, pairs and clusters as plain tuples, made, stored and read five times as fast as the objects."""

from __future__ import annotations

from typing import Any

from dupcheck.model.finding import Confidence, Edit, Finding, Fix, Place, Severity, Source
from dupcheck.model.report import Cluster, DocumentRow, Member, Pair
from dupcheck.model.span import Span

Packed = tuple[Any, ...]
# Where the fields of a packed finding stand in it.
RULE, CODE, SEVERITY, CONFIDENCE, MESSAGE, DOCUMENT, PATH, RECORD, PRIMARY, RELATED, MEASURES, FIX, FINGERPRINT = range(
    13
)


def pack_finding(finding: Finding) -> Packed:
    """A finding as a tuple of tuples, texts and numbers."""
    fix = finding.fix
    return (
        finding.rule,
        finding.code,
        finding.severity.value,
        finding.confidence.value,
        finding.message,
        finding.document,
        finding.source.path,
        finding.source.record,
        pack_place(finding.primary),
        [pack_place(place) for place in finding.related],
        dict(finding.measures),
        pack_fix(fix),
        finding.fingerprint,
    )


def unpack_finding(packed: Packed) -> Finding:
    """The finding again."""
    rule, code, severity, confidence, message, document, path, record, primary, related, measures, fix, mark = packed
    return Finding(
        rule=rule,
        code=code,
        severity=Severity(severity),
        confidence=Confidence(confidence),
        message=message,
        document=document,
        source=Source(path=path, record=record),
        primary=unpack_place(primary),
        related=tuple(map(unpack_place, related)),
        measures=measures,
        fix=None if fix is None else Fix(fix[0], tuple(Edit(Span(start, end), text) for start, end, text in fix[1])),
        fingerprint=mark,
    )


def order_of(packed: Packed) -> tuple[Any, ...]:
    """The `sort_key` of a packed finding."""
    _, code, _, _, _, document, path, record, primary, _, _, _, mark = packed
    return path, record or 0, document, primary[1], primary[2], code, mark


def pack_fix(fix: Fix | None) -> Packed | None:
    """What to change, as a tuple."""
    return (
        None if fix is None else (fix.safe, [(edit.span.start, edit.span.end, edit.replacement) for edit in fix.edits])
    )


def pack_place(place: Place) -> Packed:
    """A place as a tuple; its document stands first."""
    span = place.span
    lines = (place.start_line, place.end_line)
    return (place.document, span.start, span.end, *lines, place.text, place.tail, place.before, place.after)


def unpack_place(packed: Packed) -> Place:
    """The place again."""
    document, start, end, *rest = packed
    return Place(document, Span(start, end), *rest)


def pack_row(row: DocumentRow) -> Packed:
    """A line of documents.jsonl as a tuple; the rules that fired stand last."""
    return row.document, row.site, row.words, row.cluster, row.suspicion, row.parts, row.findings


def unpack_row(packed: Packed) -> DocumentRow:
    """The row again."""
    document, site, words, cluster, suspicion, parts, findings = packed
    return DocumentRow(
        document=document,
        site=site,
        words=words,
        cluster=cluster,
        suspicion=suspicion,
        parts=parts,
        findings=findings,
    )


def pack_pair(pair: Pair) -> Packed:
    """A verified pair as a tuple."""
    return pair.left, pair.right, pair.jaccard, pair.left_in_right, pair.right_in_left


def unpack_pair(packed: Packed) -> Pair:
    """The pair again."""
    left, right, jaccard, inside, outside = packed
    return Pair(left=left, right=right, jaccard=jaccard, left_in_right=inside, right_in_left=outside)


def pack_cluster(cluster: Cluster) -> Packed:
    """A cluster as a tuple."""
    members = [(member.document, member.jaccard, member.containment) for member in cluster.members]
    return cluster.representative, members


def unpack_cluster(packed: Packed) -> Cluster:
    """The cluster again."""
    representative, members = packed
    found = (Member(document=name, jaccard=jaccard, containment=share) for name, jaccard, share in members)
    return Cluster(representative=representative, members=tuple(found))
