"""A rule that fires in most documents of a site: what is told of it in one finding."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.model.finding import Confidence, Place, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFault:
    """`rule` fires in `documents` of the `pages` of `site`; `severity` and `confidence` are those of the worst finding.

    `places` are where it was found in the first of these documents, one place in each.
    """

    rule: str
    site: str
    documents: int
    pages: int
    severity: Severity
    confidence: Confidence
    places: tuple[Place, ...]
