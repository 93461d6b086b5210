"""Flags become findings: their places, their fingerprints, and at last the id of their document.

Findings are made, kept and written as tuples (see model/packed.py): objects would cost most of what a finding costs.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from dupcheck.model.finding import Flag, Place
from dupcheck.model.packed import Packed, pack_fix, pack_place
from dupcheck.rules.base.places import packed_place
from dupcheck.rules.base.rule import Rule


def finding_of(
    rule: Rule,
    flag: Flag,
    text: str,
    source: tuple[str, int | None],
    line_starts: Sequence[int] | None = None,
    document: str | None = None,
) -> Packed:
    """The packed finding of a flag in a document of this text, read at this path and record.

    With the final id of the `document` it is named at once; else its document is "" and its fingerprint a digest of
    the evidence, until `named` gives both. Without `line_starts` lines are counted.
    """
    evidence = flag.primary.of(text) if flag.evidence is None else flag.evidence
    digest = digest_of(evidence)
    name = document or ""
    severity = flag.severity or rule.severity
    related = [
        pack_place(place) if isinstance(place, Place) else packed_place(place, text, name, line_starts)
        for place in flag.related
    ]
    return (
        rule.name,
        rule.code,
        severity._value_,  # what `value` gives, in a tenth of the time
        flag.confidence._value_,
        flag.message,
        name,
        *source,
        packed_place(flag.primary, text, name, line_starts),
        related,
        dict(sorted(flag.measures.items())),
        pack_fix(flag.fix),
        digest if document is None else fingerprint(rule.name, document, digest),
    )


def finding_at(
    rule: Rule, flag: Flag, primary: Packed, source: tuple[str, int | None], document: str, known_by: str
) -> Packed:
    """The packed finding of a flag at a place that is known already, with places of other documents beside it.

    It is known from run to run by `known_by`, whichever document it is told of.
    """
    return (
        rule.name,
        rule.code,
        (flag.severity or rule.severity)._value_,
        flag.confidence._value_,
        flag.message,
        document,
        *source,
        primary,
        [pack_place(place) for place in flag.related if isinstance(place, Place)],
        dict(sorted(flag.measures.items())),
        pack_fix(flag.fix),
        fingerprint(rule.name, known_by, digest_of(flag.evidence or "")),
    )


def named(finding: Packed, document: str) -> Packed:
    """The packed finding with the final id of its document, in its places and in its fingerprint."""
    rule, code, severity, confidence, message, _, path, record, primary, related, measures, fix, digest = finding
    return (
        rule,
        code,
        severity,
        confidence,
        message,
        document,
        path,
        record,
        (document, *primary[1:]),
        [place if place[0] else (document, *place[1:]) for place in related],
        measures,
        fix,
        fingerprint(rule, document, digest),
    )


def digest_of(evidence: str) -> str:
    """Equal for evidence that differs in case, width and spacing only."""
    return _digest(" ".join(unicodedata.normalize("NFKC", evidence).casefold().split()))


def fingerprint(rule: str, document: str, digest: str) -> str:
    """What a finding is known by from run to run: its rule, its document and the digest of its evidence."""
    return _digest(f"{rule}\0{document}\0{digest}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
