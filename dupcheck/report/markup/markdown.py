"""Foreign text inside GitHub's Markdown: it must neither format nor break what stands around it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dupcheck.report.base.excerpt import one_line
from dupcheck.report.base.quote import Quote, flat

# What can format in mid-line; `$` opens a formula on GitHub. Signs that only count at the start of a line
# stay readable: foreign text never stands there.
_SIGNS = re.compile(r"[\\`*_\[\]|~#!$]")
_FENCE = re.compile(r"`+")


def escaped(text: str) -> str:
    """`text` on one line, to be read as it is."""
    return _escaped(one_line(text))


def quoted(quote: Quote) -> str:
    """Short evidence in bold between what stands around it, in quotation marks, which keep it off the line's start."""
    before, evidence, after = (_escaped(flat(part)) for part in (quote.before, quote.head, quote.after))
    return f"> “{before.lstrip()}<b>{evidence}</b>{after.rstrip()}”\n\n"


def _escaped(text: str) -> str:
    return html.escape(_SIGNS.sub(r"\\\g<0>", text), quote=False)


def fenced(text: str) -> Iterator[str]:
    """`text` as a block of code; the fence is longer than any run of backticks in it."""
    longest = max(map(len, _FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text\n{text}\n{fence}\n\n"


def folded(summary: str) -> Iterator[str]:
    """The opening of a section that is shown as its `summary` until it is clicked; the caller closes it."""
    yield f"\n<details><summary>{html.escape(one_line(summary))}</summary>\n\n"
