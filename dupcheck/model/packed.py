"""Findings, pairs and clusters as plain tuples, which are stored and read five times as fast as the objects."""

from __future__ import annotations

from typing import Any

from dupcheck.model.finding import Confidence, Edit, Finding, Fix, Place, Severity, Source
from dupcheck.model.report import Cluster, Member, Pair
from dupcheck.model.span import Span

Packed = tuple[Any, ...]


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
        _pack_place(finding.primary),
        [_pack_place(place) for place in finding.related],
        dict(finding.measures),
        fix and (fix.safe, [(edit.span.start, edit.span.end, edit.replacement) for edit in fix.edits]),
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
        primary=_unpack_place(primary),
        related=tuple(map(_unpack_place, related)),
        measures=measures,
        fix=None if fix is None else Fix(fix[0], tuple(Edit(Span(start, end), text) for start, end, text in fix[1])),
        fingerprint=mark,
    )


def _pack_place(place: Place) -> Packed:
    span = place.span
    lines = (place.start_line, place.end_line)
    return (place.document, span.start, span.end, *lines, place.text, place.tail, place.before, place.after)


def _unpack_place(packed: Packed) -> Place:
    document, start, end, *rest = packed
    return Place(document, Span(start, end), *rest)


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
