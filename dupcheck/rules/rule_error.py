"""A rule stopped with an error on a document.

What it finds:
A document on which a rule of dupcheck itself fails, with the rule, the error and where it was raised. The other rules
have judged the document, and the rule has judged the others. A rule that compares documents and fails as a whole is
told of the first document.

Why it matters:
What the rule would have said of the document is not known. The fault is one of dupcheck, not of the text.

What to do:
Report it at https://github.com/dupcheck/dupcheck/issues with the document, or the part of it on which the rule stops.
Until it is mended, `--ignore` the rule that stops; ignoring `rule-error` keeps it silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import FailureRule

if TYPE_CHECKING:
    from dupcheck.model.span import Span
    from dupcheck.rules.base.failure import Failure


def flag(failure: Failure, whole: Span) -> Flag:
    said = f": {failure.message}" if failure.message else ""
    return Flag(
        primary=whole,
        message=f"{failure.rule} stopped with {failure.error}{said}",
        evidence=f"{failure.rule} {failure.error}",
        measures={"rule": failure.rule, "error": failure.error, "where": failure.where},
    )


RULE = FailureRule(name="rule-error", code="RUN06", severity=Severity.WARNING, flag=flag)
