"""The text holds little of what its page shows as its own text.

What it finds:
A record with HTML beside its text where the text holds less than two fifths of the page's main content, which is
estimated from the HTML: paragraphs by their length, links and container, without navigation, asides, comments and
captions. A text that stands elsewhere on the page, and one that holds up to half, are noted.

Why it matters:
The article is cut, or a teaser, a caption or a notice was taken for it: what is missing cannot be seen in the text.

What to do:
Look for the paragraph that the finding names as missing: the extractor's selector begins below it or stops above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

# Of 314 outputs on article pages that hold under 0.4 by the estimate, 95 % hold under 0.8 of the hand-made text; with
# 0.3 of the text in the main content, 99.5 %. Of 568 hand-made texts 6 are below, 4 of which are themselves cut.
MAX_RECALL = 0.4
MAX_RECALL_NOTED = 0.5
MIN_PRECISION = 0.3
MIN_MAIN_WORDS = 60  # pages with less are galleries, players and forms
YIELDS_TO = ("empty-body", "bot-wall", "soft-404")


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None or page.claims(YIELDS_TO):
        return
    found = facts.coverage
    if found.main_words < MIN_MAIN_WORDS or found.recall_estimate >= MAX_RECALL_NOTED:
        return
    is_part = found.precision_estimate >= MIN_PRECISION
    is_short = is_part and found.recall_estimate < MAX_RECALL
    if not is_short and page.num_words < page.settings.min_words:  # what is left to say is that the text is short
        return
    missing = f'; missing: "{facts.missing}"' if facts.missing else ""
    yield Flag(
        primary=Span(0, len(page.text)).trimmed(page.text),
        message=f"the text holds {found.recall_estimate:.0%} of the page's {found.main_words} words of text{missing}",
        severity=Severity.WARNING if is_short else Severity.INFO,
        confidence=Confidence.HIGH if is_short else Confidence.MEDIUM,
        measures={
            "recall_estimate": round(found.recall_estimate, 4),
            "precision_estimate": round(found.precision_estimate, 4),
            "main_words": found.main_words,
            "words": found.text_words,
        },
    )


RULE = DocumentRule(
    name="low-coverage",
    code="HTM01",
    severity=Severity.WARNING,
    candidates=with_page_beside,
    judge=judge,
    yields_to=YIELDS_TO,
)
