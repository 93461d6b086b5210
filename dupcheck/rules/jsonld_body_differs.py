"""The page's JSON-LD states an article body that is longer or shorter than the text.

What it finds:
An `articleBody` in the page's JSON-LD that is about the same article and of which the text lacks two fifths or more; as
a note, one that the text exceeds by half.

Why it matters:
The publisher says what the article is. What the text lacks was cut, and what stands beyond it is likely no part of it.

What to do:
Compare the two, or take the text from `articleBody` where it is complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_WORDS = 60  # of the stated body; shorter ones are decks
MIN_SHARE_OF_TEXT = 0.5  # stated words for each word of the text; else it is the deck or a teaser
MIN_ALIKE = 0.5  # of the shorter one's words that stand in the other; else it is another article
MAX_HELD = 0.6  # of the stated body's words
MIN_BEYOND = 0.33  # of the text's words that stand not in the stated body
_TAG = pattern(r"<[^<>]{1,500}>")


def judge(page: Page) -> Iterator[Flag]:
    facts = page.html_facts
    if facts is None or not facts.statements.bodies:
        return
    from dupcheck.rules.base.html_tokens import first_time, found_in, tokens_of_blocks

    begin, end = page.tokens
    text = page.survey.tables.tokens.hashes[begin:end]
    bodies = [" ".join(_TAG.sub(" ", body).split()) for body in facts.statements.bodies]
    longest = max(bodies, key=len)
    stated = tokens_of_blocks([longest] if longest else []).hashes
    if len(stated) < max(MIN_WORDS, MIN_SHARE_OF_TEXT * len(text)) or not len(text):
        return
    held, inside = float(found_in(stated, text).mean()), float((found_in(text, stated) & first_time(text)).mean())
    if max(held, inside) < MIN_ALIKE:
        return
    if held >= MAX_HELD and 1 - inside < MIN_BEYOND:
        return
    lacks = held < MAX_HELD
    told = f"holds {held:.0%} of it" if lacks else f"has {1 - inside:.0%} of its words beyond it"
    yield Flag(
        primary=Span(0, len(page.text)).trimmed(page.text),
        message=f"the page's JSON-LD states a body of {len(stated)} words; the text {told}",
        severity=Severity.WARNING if lacks else Severity.INFO,
        confidence=Confidence.HIGH if lacks else Confidence.MEDIUM,
        measures={"stated_words": len(stated), "held": round(held, 4), "inside": round(inside, 4)},
    )


RULE = DocumentRule(
    name="jsonld-body-differs",
    code="HTM04",
    severity=Severity.WARNING,
    candidates=with_page_beside,
    judge=judge,
    yields_to=("low-coverage", "short-body", "empty-body"),
)
