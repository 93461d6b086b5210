"""A finding: one fault, its place and twin, the numbers behind it and what to cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dupcheck.model.span import Span

EXCERPT_LENGTH = 200  # characters of a place that a report quotes
TAIL_LENGTH = 60  # characters of the end of a longer one
SHORT_EVIDENCE = 40  # characters; a shorter place says little without what stands around it
CONTEXT_LENGTH = 40  # characters quoted on either side of it


class Severity(StrEnum):
    """How bad a fault is: the record is unusable, part of it should go, or a note."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Confidence(StrEnum):
    """How sure the rule is that the finding is a fault."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one document with its lines (counted from 1) and its first characters.

    For people: `tail` are the last characters of a text longer than EXCERPT_LENGTH, `before` and `after` what stands
    around a span shorter than SHORT_EVIDENCE on its line.
    """

    document: str
    span: Span
    start_line: int
    end_line: int
    text: str
    tail: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` with `replacement`."""

    span: Span
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """What to change so that the fault is gone; `safe` when nobody needs to look first."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document was read: path relative to the working folder, record counted from 1 or None."""

    path: str
    record: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What a rule says of one place, before the run adds the document, the lines and the fingerprint.

    `severity` None means the rule's own. `related` are spans of the same document or places of another.
    `evidence` is the text whose normalised form identifies the finding from run to run; the primary's by default.
    """

    primary: Span
    message: str
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH
    related: tuple[Span | Place, ...] = ()
    measures: Mapping[str, float | int | str] = field(default_factory=dict)
    fix: Fix | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in one document. `fingerprint` stays the same while id and evidence do."""

    rule: str
    code: str
    severity: Severity
    confidence: Confidence
    message: str
    document: str
    source: Source
    primary: Place
    related: tuple[Place, ...] = ()
    measures: Mapping[str, float | int | str] = field(default_factory=dict)
    fix: Fix | None = None
    fingerprint: str = ""

    @property
    def sort_key(self) -> tuple[str, int, str, int, int, str, str]:
        """Orders findings by where they stand, then by code and fingerprint."""
        record = self.source.record or 0
        span = self.primary.span
        return (self.source.path, record, self.document, span.start, span.end, self.code, self.fingerprint)
