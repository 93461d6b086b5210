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
    """Where to do what; the same thing done in several places is said once."""
    named, more = edits[:MAX_EDITS], len(edits) - MAX_EDITS
    places = [_where(edit, finding) for edit in named]
    actions = [_action(edit) for edit in named]
    if len(set(map(_action, edits))) == 1:
        before, after = actions[0]
        return before + _listed(places, more, "more place") + after
    steps = [before + place + after for (before, after), place in zip(actions, places, strict=True)]
    return _listed(steps, more, "more edit")


def _action(edit: Edit) -> tuple[str, str]:
    """What to say before and after the place."""
    if not edit.replacement:
        return "delete ", ""
    new = one_line(edit.replacement)
    new = new if len(new) <= MAX_REPLACEMENT else new[:MAX_REPLACEMENT] + "…"
    new = f'"{new}"' if new else "white space"
    return ("replace ", f" with {new}") if len(edit.span) else (f"insert {new} at ", "")


def _listed(parts: list[str], more: int, noun: str) -> str:
    parts = [*parts, counted(more, noun)] if more > 0 else parts
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _where(edit: Edit, finding: Finding) -> str:
    span = edit.span
    characters = f"characters {span.start}-{span.end}" if len(span) > 1 else f"character {span.start}"
    place = _place_within(edit, finding)
    return characters if place is None else f"{lines_of(place)} ({characters})"


def _place_within(edit: Edit, finding: Finding) -> Place | None:
    """The place of this document that the edit covers; an edit itself knows characters only, not lines."""
    for place in (finding.primary, *finding.related):
        covers = edit.span.start <= place.span.start and place.span.end <= edit.span.end
        if covers and place.document == finding.document:
            return place
    return None


def _first_sentence(prose: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z`])", one_line(prose), maxsplit=1)[0].rstrip(".")
