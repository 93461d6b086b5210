"""A rule's page: what its module's docstring says, in sections."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from dupcheck.model.finding import Severity

HEADINGS = ("What it finds", "Why it matters", "What to do")


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """Name, code and prose of one rule, for `rules`, `explain` and the reports.

    `scope` is "document", "corpus", "site" or "run"; `languages` are those whose phrases the rule reads, empty when
    it needs none.
    `noted` says what the rule notes without knowing its wording; empty for most rules.
    A `preview` is asked only by name: its rates do not earn it a place among the others yet.
    """

    name: str
    code: str
    severity: Severity
    scope: str
    summary: str
    finds: str
    matters: str
    cure: str
    languages: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    noted: str = ""
    preview: bool = False


def read_sections(docstring: str) -> dict[str, str]:
    """The docstring's first line under "summary" and each of HEADINGS with its text.

    A heading stands alone on its line and ends in a colon, or carries its text behind the colon.
    """
    cleaned = inspect.cleandoc(docstring)
    sections = {"summary": cleaned.splitlines()[0].rstrip(".")}
    pattern = "|".join(HEADINGS)
    parts = re.split(rf"(?m)^({pattern}):[ \t]*", cleaned)
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        sections[heading] = body.strip()
    return sections
