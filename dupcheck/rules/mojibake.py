"""Text was decoded with the wrong encoding and is garbled.

What it finds:
UTF-8 that was read as Windows-1252 or another one-byte encoding ("cafÃ©", "itâ€™s", "РџСЂРёРІРµС‚"); Cyrillic, Greek
and East Asian text read as Latin-1 ("Ïðèâåò"); and one Cyrillic encoding read as another ("оПХБЕР").

Why it matters:
The words are not words any more: searches, counts and models see rubbish, and in scripts other than Latin nothing else
is left.

What to do:
Decode the page's bytes as UTF-8, or as its headers declare. The suggested edits undo it where no byte was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.codepages import CodePage, code_pages
from dupcheck.rules.base.garbled_rows import pages_of_row, with_garbling
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

ERROR_SHARE = 0.04  # of the characters: quotes alone are 1-2 % of a page in English, the letters of French 6 %
HIGH_UNITS = 5
MAX_GAP = 3  # characters between two garbled runs of one word or phrase
MAX_RELATED = 10
MIN_WESTERN = 4  # letters with marks in a row: no Latin orthography has four
MIN_WESTERN_RUNS = 5
MIN_SWAPPED = 3  # beginnings of sentences such as "оПХБЕР"
MAX_LOWER_SHARE = 0.2  # of the Cyrillic words are small letters then; in text that is read right nearly all are
# One class with one quantifier each, or classes that share no character: linear.
_WESTERN = pattern(rf"[\u00a1-\u00ac\u00ae-\u00ff]{{{MIN_WESTERN},}}")
_SWAPPED = pattern(r"(?<![А-яЁё])[а-яё](?:[А-ЯЁ]{3,}| [А-ЯЁ]{4,})(?![А-яЁё])")
_FOREIGN = pattern(r"[^\x00-\x7f]{2,}")  # one class, one quantifier: linear
_QUOTES = "\"'`“”„«»‘’()[]"
_CYRILLIC_WORD = pattern(r"[А-яЁё]{4,}")


@dataclass(frozen=True, slots=True)
class _Garbled:
    """The garbled runs of a text, what happened, and the page whose units they are, if UTF-8 was misread."""

    how: str
    spans: list[Span]
    units: int
    page: CodePage | None = None

    @property
    def characters(self) -> int:
        return sum(map(len, self.spans))


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    readings = [_as_western(text), _as_swapped(text)]
    foreign = " ".join(_FOREIGN.findall(text))  # all that a unit may stand in, a fraction of most texts
    likely = max(_likely_pages(page), key=lambda code_page: _weight(foreign, code_page))
    found = max(_as_page(text, likely), *readings, key=lambda reading: reading.characters)
    if not found.spans:
        return
    share = found.characters / len(text)
    spans = _joined(found.spans, text)
    yield Flag(
        primary=spans[0],
        message=f"{found.characters} garbled characters ({share:.2%} of the text): {found.how}",
        severity=Severity.ERROR if share >= ERROR_SHARE else Severity.WARNING,
        confidence=_confidence(found.units),
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"characters": found.characters, "share": round(share, 4)},
        fix=_fix(text, found),
        evidence=found.how,
    )


def _likely_pages(page: Page) -> Sequence[CodePage]:
    """The code pages in which the text holds a unit that nobody writes; all where the bytes do not tell."""
    bits = pages_of_row(page.survey, page.row)
    likely = [it for number, it in enumerate(code_pages()) if bits >> number & 1]
    return likely if likely and "├" not in page.text else code_pages()


def _weight(text: str, page: CodePage) -> int:
    """Characters of `page`'s units that nobody writes on purpose."""
    return sum(count * len(unit) for unit, count in Counter(page.unit.findall(text)).items() if page.is_strong(unit))


def _as_page(text: str, page: CodePage) -> _Garbled:
    """The runs of `page`'s units that nobody writes on purpose; the others too where they are the fewer."""
    sure: list[Span] = []
    others: list[Span] = []
    is_strong = cache(page.is_strong)
    strong = 0
    for match in page.units.finditer(text):
        span = Span(*match.span())
        found = sum(map(is_strong, page.unit.findall(match.group())))
        if found and not _is_quoted(text, span):
            strong += found
            sure.append(span)
        else:
            others.append(span)
    spans = sorted(sure + others) if len(sure) >= len(others) else sure
    return _Garbled(f"UTF-8 was read as {page.name}", spans, strong, page)


def _as_western(text: str) -> _Garbled:
    """Words of marked Latin letters only: another script's bytes."""
    spans = [Span(*match.span()) for match in _WESTERN.finditer(text) if len(set(match.group())) > 2]
    spans = spans if len(spans) >= MIN_WESTERN_RUNS else []
    return _Garbled("another script was read as Latin-1", spans, len(spans))


def _as_swapped(text: str) -> _Garbled:
    """All Cyrillic words, when sentences begin in a small letter and go on in capitals."""
    how = "one Cyrillic encoding was read as another"
    if len(_SWAPPED.findall(text)) < MIN_SWAPPED:
        return _Garbled(how, [], 0)
    words = list(_CYRILLIC_WORD.finditer(text))
    if sum(word.group().islower() for word in words) > MAX_LOWER_SHARE * len(words):
        return _Garbled(how, [], 0)
    return _Garbled(how, [Span(*word.span()) for word in words], len(words))


def _is_quoted(text: str, span: Span) -> bool:
    """True for a run that stands alone between quotes: an example in a text about encodings."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in _QUOTES and after in _QUOTES and bool(before) and bool(after)


def _joined(spans: list[Span], text: str) -> list[Span]:
    """The spans, those joined that only a word's few letters or a space divide."""
    joined = [spans[0]]
    for span in spans[1:]:
        last = joined[-1]
        if span.start - last.end <= MAX_GAP and "\n" not in text[last.end : span.start]:
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


def _confidence(units: int) -> Confidence:
    if units >= HIGH_UNITS:
        return Confidence.HIGH
    return Confidence.MEDIUM if units > 1 else Confidence.LOW


def _fix(text: str, found: _Garbled) -> Fix | None:
    """The text that was meant, run by run: a suggestion, as a run may be meant as it stands."""
    if found.page is None:
        return None
    meant = [(span, found.page.decoded(span.of(text))) for span in found.spans]
    return Fix(False, tuple(Edit(span, replacement) for span, replacement in meant if replacement is not None))


RULE = DocumentRule(
    name="mojibake",
    code="ENC01",
    severity=Severity.WARNING,
    candidates=with_garbling,
    judge=judge,
    yields_to=("binary-or-gibberish",),
)
