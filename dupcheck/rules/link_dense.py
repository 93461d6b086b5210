"""Blocks of the text are mostly links on the page.

What it finds:
Three or more lines in a row, or thirty words, whose words stand in the page's HTML only in blocks most of whose
characters are links: menus, lists of other articles, tags.

Why it matters:
Such lines lead to other pages and say nothing of this one, yet they count as its words.

What to do:
Exclude the element that holds the list. On pages that are lists, such as sections and indexes, ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.html_lines import lines_only_in
from dupcheck.rules.base.html_parts import IN_LINKS
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_WORDS = 30


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None:
        return
    found = [run for run in lines_only_in(page, facts.sources, IN_LINKS) if run.words >= MIN_WORDS]
    if not found:
        return
    words = sum(run.words for run in found)
    yield Flag(
        primary=found[0].span,
        message=f"{words} words are links on the page ({words / page.num_words:.0%} of the text)",
        confidence=Confidence.MEDIUM,
        related=tuple(run.span for run in found[1:]),
        measures={"words": words, "share": round(words / page.num_words, 4)},
    )


RULE = DocumentRule(
    name="link-dense",
    code="HTM09",
    severity=Severity.INFO,
    candidates=with_page_beside,
    judge=judge,
    yields_to=("related-links", "share-bar", "comment-container-included"),
)
