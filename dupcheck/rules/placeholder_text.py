"""Text stands there only to fill its place.

What it finds:
Eight or more words in a row of the typesetters' Latin ("Lorem ipsum dolor sit amet ..."), the texts that site builders
are delivered with ("Welcome to WordPress. This is your first post."), and lines such as "Your text here". Not in texts
about type or templates, in code or between quotes; a note in texts about programming.

Why it matters:
A template's sample was scraped, often from a part that readers never see. It says nothing, and stands on every page of
the template.

What to do:
Narrow the selector to the part of the page that is filled. A page of nothing else is not finished: drop the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span, outside
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.marks import LOOSE, marks_of, with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import FOLDER
from dupcheck.rules.base.rest import rest_of_text
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "placeholder-text"
MIN_LATIN = 8  # words in a row; rules.md. A specimen of a typeface quotes five
MAX_FOREIGN = 2  # words in a row that are none of the passage's: generators mix in others
MIN_LAST = 4  # letters of a run's last word: "a", "in" and "per" may begin the sentence behind it
ERROR_SHARE = 0.3  # of the characters: below, a page has a text beside its template's
MOST = 0.5  # of the characters: the rest is the page's own, and may be about programming
MIN_ABOUT = 2  # different words of _ABOUT in the rest of a text that is about such texts
STEMS_WORDS = 80  # of a page that may say in words of its own that nothing stands there yet
MAX_RELATED = 10
_WORD = pattern(r"[^\W\d_]+")  # one class, one quantifier: linear
_ABOUT = pattern(
    r"\b(?:lorem ipsum|placeholders?|(?:dummy|filler|sample|greek(?:ed|ing)?) (?:text|copy)|mock-?ups?|wireframes?"
    r"|typeset\w{0,6}|typograph\w{0,4}|typefaces?|Cicero|Blindtext\w{0,2}|Platzhalter\w{0,6}|faux[- ]texte"
    r"|texto de relleno|testo segnaposto|shortcodes?|plugins?)\b|ダミーテキスト|占位|рыба",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„«»‹›‘’「『`"


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    code = CodeSpans(text)
    strong = [span for span in _strong(page) if not code.covers(span.start) and not _is_quoted(text, span)]
    is_short = spaced_words(text, page.num_words) <= STEMS_WORDS
    marks = [mark for mark in marks_of(page, NAME, stems=is_short) if mark.whole]
    labels = [mark.span for mark in marks if mark.has("label", LOOSE) or (is_short and mark.has("soon"))]
    labels = [span for span in labels if not code.covers(span.start)]
    spans = sorted([*strong, *outside(labels, strong)])
    rest = rest_of_text(text, spans)
    if not spans or _is_about(rest):
        return
    share = sum(map(len, spans)) / len(text)
    technical = share < MOST and is_about_markup(rest)
    places = f"{len(spans)} place{'s' if len(spans) > 1 else ''}"
    yield Flag(
        primary=spans[0],
        message=f"{places} filled with sample text ({share:.0%} of the text)",
        severity=Severity.INFO if technical else _severity(share, len(strong), len(labels)),
        confidence=Confidence.HIGH if strong and not technical else Confidence.LOW,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans), "share": round(share, 4)},
        fix=Fix(False, removals(spans, text)),
    )


def _severity(share: float, strong: int, labels: int) -> Severity:
    """An error when much of the text is such, a note when there is one line that somebody may have meant."""
    if strong and share >= ERROR_SHARE:
        return Severity.ERROR
    return Severity.WARNING if strong or labels > 1 else Severity.INFO


def _strong(page: Page) -> list[Span]:
    """Runs of Latin and the builders' own sentences, apart from each other."""
    spans: list[Span] = []
    for hit in page.hits(NAME):
        if spans and hit.span.start < spans[-1].end:
            continue
        if hit.phrase.role == "latin":
            run = _latin_run(page.text, hit.span)
            spans += [run] if run else []
        elif hit.phrase.role == "sample":
            spans.append(hit.span)
    return spans


def _latin_run(text: str, hit: Span) -> Span | None:
    """From the hit to the last word of the passage behind it, None when these are fewer than MIN_LATIN."""
    latin = _latin_words()
    known, end, foreign = 0, hit.start, 0
    for word in _WORD.finditer(text, hit.start):
        if word.group().lower() in latin:
            known, foreign = known + 1, 0
            end = word.end() if len(word.group()) >= MIN_LAST else end
        else:
            foreign += 1
        if foreign > MAX_FOREIGN:
            break
    return Span(hit.start, end) if known >= MIN_LATIN else None


@cache
def _latin_words() -> frozenset[str]:
    """The words of the passage, of its sequels and of what generators make of them."""
    return frozenset((FOLDER / "placeholder-latin.txt").read_text(encoding="utf-8").split())


def _is_quoted(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip(" \u00a0")[-1:]
    return bool(before) and before in _QUOTES


def _is_about(rest: str) -> bool:
    """True when the rest of the text speaks of sample texts, typefaces or the making of pages."""
    return len({match.group().casefold() for match in _ABOUT.finditer(rest)}) >= MIN_ABOUT


RULE = DocumentRule(
    name=NAME,
    code="LEN06",
    severity=Severity.ERROR,
    candidates=either(with_roles(NAME, "latin", "sample", "label", "soon"), with_stems(NAME)),
    judge=judge,
    worded=Worded.PAGE,
)
