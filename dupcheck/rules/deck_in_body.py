"""The article's deck stands in the body again.

What it finds:
The record's description, or a first line that reads like a deck, whose words stand in the first third of the body too.

Why it matters:
Mostly for deciding: where text and description are joined, the sentence counts twice. Publishers often take the
description from the first sentence, so this is a note and never more.

What to do:
Nothing, unless you join the fields or the deck stands above the text: then drop one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_field
from dupcheck.rules.base.head import begins_repeat, find_twin, is_byline, is_sentence, tokens_of_line
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

MIN_WORDS = 8  # shorter descriptions are slogans and names
MAX_WORDS = 80
MIN_SHARE = 0.8  # of the deck's words; 47 % of feeds repeat theirs reworded, 35 % as it is
MIN_RUNS = 0.5  # of its word triples, so that the words stand in order
FIRST_PART = 1 / 3  # of the body, where a deck's twin stands
MIN_AROUND = 4  # words beside the deck's in the body's line
DECK_LINES = 3  # below the headline or its first line


def judge(page: Page) -> Iterator[Flag]:
    flag = _description(page) if page.document.description else None
    flag = flag or _first_line(page)
    if flag:
        yield flag


def _description(page: Page) -> Flag | None:
    """A flag where the description field's words stand in the body."""
    import numpy as np

    from dupcheck.model.batch import make_batch
    from dupcheck.model.document import Document
    from dupcheck.tokens.tables import make_tables

    deck = make_tables(make_batch([Document(text=page.document.description or "")])).tokens.hashes
    size = len(deck)
    if not MIN_WORDS <= size <= MAX_WORDS:
        return None
    first, last = page.tokens
    last = min(last, first + max(2 * size, int((last - first) * FIRST_PART)))
    body = page.survey.tables.tokens.hashes[first:last]
    triples = {tuple(deck[start : start + 3].tolist()) for start in range(size - 2)}
    near = np.flatnonzero(np.isin(body, deck))
    hits = [place for place in near.tolist() if tuple(body[place : place + 3].tolist()) in triples]
    if not hits:
        return None
    # The window of the deck's length that holds most of its triples.
    counts = np.searchsorted(hits, np.asarray(hits) + size) - np.arange(len(hits))
    best = int(np.argmax(counts))
    begin, end = hits[best], hits[best + int(counts[best]) - 1] + 3
    share = float(np.isin(deck, body[begin : end + 2]).mean())
    if share < MIN_SHARE or counts[best] < MIN_RUNS * len(triples):
        return None
    return Flag(
        primary=page.token_span(first + begin, first + end),
        message=f"{share:.0%} of the description's {size} words stand in the body too",
        measures={"words": size, "share": round(share, 4)},
    )


def _first_line(page: Page) -> Flag | None:
    """A flag where a sentence above the body, not below the byline, stands in the body."""
    title = " ".join((page.document.title or "").casefold().split())
    for place, line in enumerate(page.worded_lines[:DECK_LINES]):
        if is_byline(line, place):
            return None
        if not MIN_WORDS <= line.words <= MAX_WORDS or not begins_repeat(page, line):
            continue
        if " ".join(line.text.casefold().split()) == title or not is_sentence(line):
            continue
        twin = find_twin(page, tokens_of_line(page, line))
        if twin is None or twin.words < MIN_SHARE * line.words or not _is_prose(page, twin.place.first, line.words):
            continue
        first, last = page.tokens
        if twin.place.first <= first + max(4 * line.words, int((last - first) * FIRST_PART)):
            return Flag(
                primary=line.span,
                message=f"the {line.words} words of the first lines stand in the body too",
                confidence=Confidence.MEDIUM,
                related=(page.token_span(twin.place.first, twin.place.last),),
                measures={"words": line.words, "share": round(twin.words / line.words, 4)},
                fix=Fix(False, (Edit(_with_break(line.span, page.text)),)),
            )
    return None


def _with_repeated_deck(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents one of whose first lines has most of its words somewhere else too."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct
    from dupcheck.rules.base.twin_lines import find_twin_lines, places_in_documents

    lines, twins = survey.tables.lines, survey.once(find_twin_lines)
    counts = lines.counts
    is_deck = (counts >= MIN_WORDS) & (counts <= MAX_WORDS) & (twins.elsewhere >= MIN_SHARE * counts)
    found = np.flatnonzero(is_deck & (places_in_documents(survey) < DECK_LINES))
    return distinct(np.searchsorted(lines.offsets, found, side="right") - 1)


def _is_prose(page: Page, token: int, words: int) -> bool:
    """True when the twin's line holds more than the deck: a heading or a product that comes again stands alone."""
    return page.lines[page.line_of_token(token)].words >= words + MIN_AROUND


def _with_break(span: Span, text: str) -> Span:
    end = text.find("\n", span.end) + 1
    return Span(span.start, end if end else len(text))


RULE = DocumentRule(
    name="deck-in-body",
    code="DUP06",
    severity=Severity.INFO,
    candidates=either(with_field("description"), _with_repeated_deck),
    judge=judge,
    yields_to=("caption-in-body", "headline-in-body"),
)
