"""Text from the page's container of reader comments was taken along.

What it finds:
Lines whose words stand in the page's HTML only inside an element whose id or class names it a container of comments.

Why it matters:
Readers' comments are not the article: they change its subject, its language and its length.

What to do:
Exclude the container from the extractor's selector. On forums, where the posts are the text, ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.html_lines import lines_only_in
from dupcheck.rules.base.html_parts import IN_COMMENTS
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

# Of 98 warnings on extractor output 66 of 67 on articles and 22 of 31 on other pages stand outside the hand-made text:
# forums use the same names.
MIN_WORDS = 15  # a shorter run is a count, a name or a button
MAX_SHARE = 0.5  # of the text; where most of it are comments, they are the page: a forum, a thread of answers


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None:
        return
    found = list(lines_only_in(page, facts.sources, IN_COMMENTS))
    words = sum(run.words for run in found)
    if words < MIN_WORDS:
        return
    is_page = words > MAX_SHARE * page.num_words
    yield Flag(
        primary=found[0].span,
        message=f"{words} words stand in the page's comments only ({words / page.num_words:.0%} of the text)",
        severity=Severity.INFO if is_page else Severity.WARNING,
        confidence=Confidence.LOW if is_page else Confidence.MEDIUM,
        related=tuple(run.span for run in found[1:]),
        measures={"words": words, "share": round(words / page.num_words, 4)},
        fix=None if is_page else Fix(False, tuple(Edit(run.span) for run in found)),
    )


RULE = DocumentRule(
    name="comment-container-included",
    code="HTM03",
    severity=Severity.WARNING,
    candidates=with_page_beside,
    judge=judge,
    yields_to=("comment-form", "comment-widget", "comment-system-notice"),
)
