"""What to do about a finding, in one sentence."""

from __future__ import annotations

import re

from dupcheck.model.finding import Edit, Finding, Place
from dupcheck.model.report import Report
from dupcheck.report.base.excerpt import lines_of, one_line
from dupcheck.report.base.overview import counted

MAX_EDITS = 3  # named one by one; a longer list is only counted
MAX_REPLACEMENT = 40  # characters of a replacement that are quoted


def remedy(finding: Finding, report: Report) -> str | None:
    """The finding's own fix, else the first sentence of its rule's "What to do", else None."""
    if finding.fix is not None and finding.fix.edits:
        steps = _steps(finding.fix.edits, finding)
        return f"{steps}; safe" if finding.fix.safe else f"look first, then {steps}"
    page = report.rules.get(finding.rule)
    return _first_sentence(page.cure) if page is not None and page.cure else None


def _steps(edits: tuple[Edit, ...], finding: Finding) -> str:
    named = "; ".join(_step(edit, finding) for edit in edits[:MAX_EDITS])
    more = len(edits) - MAX_EDITS
    return f"{named}; and {counted(more, 'more edit')}" if more > 0 else named


def _step(edit: Edit, finding: Finding) -> str:
    where = _where(edit, finding)
    if not edit.replacement:
        return f"delete {where}"
    if edit.replacement.isspace():
        return f"replace {where} with white space"
    new = one_line(edit.replacement)
    new = new if len(new) <= MAX_REPLACEMENT else new[:MAX_REPLACEMENT] + "…"
    return f'replace {where} with "{new}"'


def _where(edit: Edit, finding: Finding) -> str:
    characters = f"characters {edit.span.start}-{edit.span.end}"
    place = _place_within(edit, finding)
    return characters if place is None else f"{lines_of(place)}, {characters}"


def _place_within(edit: Edit, finding: Finding) -> Place | None:
    """The place of this document that the edit covers; an edit itself knows characters only, not lines."""
    for place in (finding.primary, *finding.related):
        covers = edit.span.start <= place.span.start and place.span.end <= edit.span.end
        if covers and place.document == finding.document:
            return place
    return None


def _first_sentence(prose: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z`])", one_line(prose), maxsplit=1)[0].rstrip(".")
