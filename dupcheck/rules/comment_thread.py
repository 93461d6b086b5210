"""Readers' comments stand below the text.

What it finds:
Three or more comments, by what stands at each: a reply link on its own line, a line that ends in "says:", a time such
as "2 hours ago", a link to like or report. They lie close together and behind the first third of the text.

Why it matters:
Comments are other people's words: opinions, names and spelling that the article does not have, often more than it.

What to do:
Leave the element of the comments out. Where comments are wanted, as on forums, ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.marks import with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Hit, Page

NAME = "comment-thread"
MIN_COMMENTS = 3  # rules.md
MIN_KINDS = 2  # of signs at the comments, for a high confidence: a dialogue has "says" alone
HEAD = 1 / 3  # of the text is the article's at least
MAX_GAP = 4000  # characters between the signs of two comments
MAX_NAME = 60  # characters of a line that ends in "says:"
_SAYS = pattern(r"[:：]\s*\Z")


def judge(page: Page) -> Iterator[Flag]:
    hits = [hit for hit in page.hits(NAME) if hit.span.start >= HEAD * len(page.text) and _is_sign(hit, page.text)]
    thread = max(_threads(hits), key=_comments, default=[])
    comments = _comments(thread)
    if comments < MIN_COMMENTS:
        return
    span = _lines(thread[0].span.start, thread[-1].span.end, page.text)
    kinds = len({hit.phrase.role for hit in thread})
    yield Flag(
        primary=span,
        message=f"{comments} comments of readers ({len(span) / len(page.text):.0%} of the text)",
        confidence=Confidence.HIGH if kinds >= MIN_KINDS else Confidence.MEDIUM,
        measures={"comments": comments, "share": round(len(span) / len(page.text), 4)},
        fix=Fix(False, (removal(Span(span.start, len(page.text)).trimmed(page.text), page.text),)),
        evidence=thread[0].span.of(page.text),
    )


def _is_sign(hit: Hit, text: str) -> bool:
    """True for a whole line, and for a short line that is a name and "says:"."""
    if hit.phrase.role != "says":
        return not hit.inline
    line = _lines(hit.span.start, hit.span.end, text).of(text)
    return len(line) <= MAX_NAME and _SAYS.search(line) is not None


def _threads(hits: list[Hit]) -> list[list[Hit]]:
    """Runs of signs that no long text divides."""
    threads: list[list[Hit]] = []
    for hit in hits:
        if threads and hit.span.start - threads[-1][-1].span.end <= MAX_GAP:
            threads[-1].append(hit)
        else:
            threads.append([hit])
    return threads


def _comments(thread: list[Hit]) -> int:
    """How many comments the signs tell of: the reply links or the names, whichever are more."""
    return max((sum(hit.phrase.role == role for hit in thread) for role in ("reply", "says")), default=0)


def _lines(start: int, end: int, text: str) -> Span:
    """From the beginning of the line of `start` to the end of that of `end`."""
    line_end = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end).trimmed(text)


RULE = DocumentRule(
    name=NAME,
    code="CMT03",
    severity=Severity.WARNING,
    candidates=with_roles(NAME, "reply", "says"),
    judge=judge,
    preview=True,
)
