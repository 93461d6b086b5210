"""Text that no browser shows was taken along.

What it finds:
Lines whose words stand in the page's HTML only in a template, a notice for browsers without scripts, the fallback of
a player or the head.

Why it matters:
It is meant for programs or for nobody: placeholders, notices about JavaScript, texts of dialogs that never open.

What to do:
Exclude `template`, `noscript`, `audio` and `video` in the extractor. Where a page's whole text stands in `noscript`,
keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.html_lines import lines_only_in
from dupcheck.rules.base.html_parts import IN_INERT
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_WORDS = 5  # the page's <title> as a first line is no fault of this kind
MAX_SHARE = 0.5  # of the text; more, and the page keeps its text there until a script shows it


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None:
        return
    titles = {" ".join(title.split()).casefold() for title in facts.statements.titles}
    titles.add(" ".join((page.document.title or "").split()).casefold())
    found = [
        run
        for run in lines_only_in(page, facts.sources, IN_INERT)
        if run.words >= MIN_WORDS and " ".join(run.span.of(page.text).split()).casefold() not in titles
    ]
    words = sum(run.words for run in found)
    if not found or words > MAX_SHARE * page.num_words:
        return
    yield Flag(
        primary=found[0].span,
        message=f"{words} words stand only where no browser shows them",
        confidence=Confidence.HIGH,  # all of 30 on extractor output stand outside the hand-made text
        related=tuple(run.span for run in found[1:]),
        measures={"words": words, "share": round(words / page.num_words, 4)},
        fix=Fix(False, tuple(Edit(run.span) for run in found)),
    )


RULE = DocumentRule(
    name="inert-text-included",
    code="HTM10",
    severity=Severity.WARNING,
    candidates=with_page_beside,
    judge=judge,
    yields_to=("comment-system-notice", "cookie-banner", "js-required"),
)
