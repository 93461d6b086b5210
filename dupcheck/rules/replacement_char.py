"""Text holds replacement characters, where bytes were decoded with the wrong encoding.

What it finds:
U+FFFD, the sign that a decoder puts where it could not read a byte.

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
from dupcheck.rules.base.candidates import with_bytes
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

ERROR_SHARE = 0.001  # of the characters: rules.md's proposal; a page of 3,000 characters with four holes is half read
_RUN = re.compile("\ufffd+")  # one class, one quantifier: linear


def judge(page: Page) -> Iterator[Flag]:
    runs = [Span(*match.span()) for match in _RUN.finditer(page.text)]
    count = sum(map(len, runs))
    share = count / len(page.text)
    yield Flag(
        primary=runs[0],
        message=f"{count} replacement characters ({share:.2%} of the text): bytes were decoded wrongly",
        severity=Severity.ERROR if share > ERROR_SHARE else Severity.WARNING,
        related=tuple(runs[1:10]),
        measures={"characters": count, "share": round(share, 4)},
        evidence="\ufffd",
    )


RULE = DocumentRule(
    name="replacement-char",
    code="ENC02",
    severity=Severity.WARNING,
    candidates=with_bytes(b"\xef\xbf\xbd"),
    judge=judge,
)
