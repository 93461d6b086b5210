"""Text holds replacement characters, where bytes were decoded with the wrong encoding.

What it finds:
U+FFFD, the sign that a decoder puts where it could not read a byte, and runs of question marks inside words, which an
encoder writes for letters that it does not have.

Why it matters:
The characters that stood there are lost: nothing in the text tells what they were.

What to do:
Decode the page's bytes again with the encoding that its headers or its HTML declare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.mark_candidates import MIN_LOST, with_lost_letters
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

ERROR_SHARE = 0.001  # of the characters: rules.md's proposal; a page of 3,000 characters with four holes is half read
MAX_RELATED = 10
_RUN = pattern("\ufffd+")  # one class, one quantifier: linear
_LOST = pattern(r"(?<=[^\W\d_])\?{2,8}(?=[^\W\d_])")  # what an encoder without these letters wrote: bounded
_NAMED = pattern(r"U\+FFFD|replacement character|\\ufffd", re.IGNORECASE)


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    runs = [Span(*match.span()) for match in _RUN.finditer(text)]
    lost = [Span(*match.span()) for match in _LOST.finditer(text)] if "??" in text else []
    # One or two beside their own name are an explanation of what they are.
    if len(runs) <= 2 and _NAMED.search(text):
        runs = []
    if runs:
        yield _flag(text, runs, "replacement characters", "\ufffd")
    elif len(lost) >= MIN_LOST:
        yield _flag(text, lost, "question marks inside words", "?")


def _flag(text: str, runs: list[Span], what: str, evidence: str) -> Flag:
    count = sum(map(len, runs))
    share = count / len(text)
    return Flag(
        primary=runs[0],
        message=f"{count} {what if count > 1 else what[:-1]} ({share:.2%} of the text): bytes were decoded wrongly",
        severity=Severity.ERROR if share > ERROR_SHARE else Severity.WARNING,
        related=tuple(runs[1 : MAX_RELATED + 1]),
        measures={"characters": count, "share": round(share, 4)},
        evidence=evidence,
    )


RULE = DocumentRule(
    name="replacement-char",
    code="ENC02",
    severity=Severity.WARNING,
    candidates=with_lost_letters,
    judge=judge,
    yields_to=("mojibake", "binary-or-gibberish"),
)
