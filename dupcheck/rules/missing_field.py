"""A required field is absent or empty.

What it finds:
A document without one of the fields that `required_fields` of the settings names. Nothing is required by default.

Why it matters:
A selector that broke leaves the record in place and one of its columns empty, which nobody sees in the counts.

What to do:
Look at a page that lacks the field: the site may have moved it. When a site never has it, do not require it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import with_field
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page


def judge(page: Page) -> Iterator[Flag]:
    names = ", ".join(page.document.missing)
    count = len(page.document.missing)
    yield Flag(
        primary=Span(0, 0),
        message=f"{count} required field{'s are' if count > 1 else ' is'} missing: {names}",
        measures={"fields": count},
        evidence=names,
    )


RULE = DocumentRule(
    name="missing-field",
    code="LEN04",
    severity=Severity.WARNING,
    candidates=with_field("missing"),
    judge=judge,
)
