"""Lines that say what a phrase says in other words: each holds a stem of every group that a phrase of STEMS names.

Sites word their chrome themselves, and no list has all wordings: of 600 widgets written without a look at the lists a
third were missed. What they share is the stems: "cookie" and "use", "comment" and "closed". A line counts when it is
short, or its sentence at either end of a text of few lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dupcheck.model.span import Span
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS, Kind, phrases_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

SUFFIX = "_stems"  # of the role in the phrase file: "consent_stems" are stems of what "consent" says
MAX_LINE = 240  # characters of a line that is looked at as a whole; a text may be one line
MOST_OF_LINE = 0.4  # of a longer line's characters: it is theirs; prose with a banner inside has less
EDGE = 600  # characters at either end of a text in which the sentences of longer lines are looked at
MAX_KEPT = 1 << 14  # lines of which is remembered what they hold: 3 MB
_BORDERS = pattern(r"[.!?…。！？؟]\s+|[。！？]|\s{2,}|(?<=[^.!?…])\s[|•]\s")
# An address spells words that its line does not say, and so does code between backticks. Negated classes behind a fixed
# beginning: linear.
_SPELLED = pattern(r"https?://[^\s>]{1,2000}|`[^`]{1,400}`")
_BOUND = pattern("[a-zß-ɏа-џα-ώ]")  # of scripts whose words begin with their stem; Arabic sets articles before it


@dataclass(frozen=True, slots=True)
class _Stems:
    """Groups of folded beginnings of words; within a word too where the script sets something before it."""

    role: str
    groups: tuple[tuple[str, ...], ...]
    verified: bool

    def stand_in(self, text: str) -> bool:
        for group in self.groups:  # a group as one regex takes ten times as long, a method for each stem thrice
            if not any(map(text.__contains__, group)):
                return False
        return all(any(_stands_in(stem, text) for stem in group) for group in self.groups)


def _stands_in(stem: str, text: str) -> bool:
    place = text.find(stem)
    if _BOUND.match(stem):
        while place > 0 and _BOUND.match(text, place - 1):
            place = text.find(stem, place + 1)
    return place >= 0


class Sign(NamedTuple):
    """What says it: its place among the lines with text, its characters, what it says, whether it is a whole line.

    `verified` is False where nobody has seen a page say so in these words.
    """

    place: int
    span: Span
    roles: frozenset[str]
    is_line: bool
    verified: bool


def stem_signs(page: Page, rule: str) -> list[Sign]:
    """The lines, or sentences at the text's ends, that hold all stems of a phrase; by place.

    Where the rule has words that say where to look, only lines with one of them, by the phrases of its language.
    """
    stems, has_topics = _stems_of(rule)
    if not stems:
        return []
    places = page.place_of_line
    topics = {places[line]: languages for line, languages in page.topics(rule).items()}
    numbers = sorted(topics) if has_topics else range(len(page.prose_lines))
    return [
        sign
        for place in numbers
        if _may_hold(rule, frozenset(topics.get(place, stems)), page.prose_lines.text(place))
        for sign in _signs(page, place, stems, topics.get(place))
    ]


def with_stems(rule: str) -> Candidates:
    """Documents with a line that holds all stems of a phrase of `rule`, where its words say to look.

    One page in two has such words, one in ten such a line; the same lines stand on many pages of a site.
    """

    def candidates(survey: Survey) -> npt.NDArray[np.int64]:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        hits, lines, batch = survey.hits, survey.tables.lines, survey.tables.batch
        words = np.flatnonzero(survey.are_of(rule, *_topic_roles(rule))[hits.phrases])
        numbers = (np.searchsorted(lines.first, hits.first[words], side="right") - 1).tolist()
        languages: dict[int, set[str]] = {}
        for line, phrase in zip(numbers, hits.phrases[words].tolist(), strict=True):
            languages.setdefault(line, set()).add(survey.phrases[phrase].language)
        chosen = np.array(list(languages), dtype=np.int64)
        texts = zip(lines.starts[chosen].tolist(), lines.ends[chosen].tolist(), languages.values(), strict=True)
        held = [
            _may_hold(rule, frozenset(spoken), batch.buffer[start:end].decode().strip()) for start, end, spoken in texts
        ]
        rows = np.searchsorted(lines.offsets, chosen[np.array(held, dtype=np.bool_)], side="right") - 1
        return distinct(rows)

    return candidates


@lru_cache(maxsize=MAX_KEPT)
def _may_hold(rule: str, languages: frozenset[str], line: str) -> bool:
    """False for a trimmed line of which no part holds all stems of a phrase."""
    stems, text = _stems_of(rule)[0], _said(line)
    return any(it.stand_in(text) for language in languages for it in stems.get(language, ()))


def stems_say(rule: str, text: str) -> bool:
    """True for a title that says in any language what a phrase of `rule` says in other words."""
    said = _said(text)
    if not any(map(said.__contains__, _keys(rule))):  # twelve of thirteen titles, in three fifths of the time
        return False
    return any(it.stand_in(said) for stems in _stems_of(rule)[0].values() for it in stems)


@cache
def _keys(rule: str) -> tuple[str, ...]:
    """Of each phrase the group with fewest stems, one of which stands in whatever says it."""
    phrases = [it for stems in _stems_of(rule)[0].values() for it in stems]
    return tuple(sorted({stem for it in phrases for stem in min(it.groups, key=len)}))


@cache
def _topic_roles(rule: str) -> tuple[str, ...]:
    return tuple(sorted({phrase.role for phrase in phrases_of(rule) if phrase.kind in WORDS}))


def _signs(page: Page, place: int, stems: dict[str, tuple[_Stems, ...]], languages: set[str] | None) -> Iterator[Sign]:
    chosen = [it for language in (languages or stems) for it in stems.get(language, ())]
    line = page.prose_lines[place]
    if len(line.span) <= MAX_LINE:
        spans = [line.span]
    else:
        spans = [span for span in _sentences(page.text, line.span) if _is_at_end(span, len(page.text))]
    found = []
    for span in spans:
        text = _said(span.of(page.text))
        if said := [it for it in chosen if it.stand_in(text)]:
            verified = any(it.verified for it in said)
            found.append(Sign(place, span, frozenset(it.role for it in said), False, verified))
    if sum(len(sign.span) for sign in found) >= MOST_OF_LINE * len(line.span):
        roles: frozenset[str] = frozenset().union(*(sign.roles for sign in found))
        yield Sign(place, line.span, roles, True, any(sign.verified for sign in found))
        return
    yield from found


def _is_at_end(span: Span, length: int) -> bool:
    return span.end <= EDGE or span.start >= length - EDGE


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for border in _BORDERS.finditer(text, line.start, line.end):
        if span := Span(start, border.end()).trimmed(text):
            yield span
        start = border.end()
    if span := Span(start, line.end).trimmed(text):
        yield span


@cache
def _stems_of(rule: str) -> tuple[dict[str, tuple[_Stems, ...]], bool]:
    """The stems by language, and whether words say where to look for them."""
    found: dict[str, list[_Stems]] = {}
    for phrase in phrases_of(rule):
        if phrase.kind is Kind.STEMS:
            groups = tuple(tuple(map(_folded, group.split("|"))) for group in phrase.text.split(" + "))
            found.setdefault(phrase.language, []).append(
                _Stems(phrase.role.removesuffix(SUFFIX), groups, phrase.verified)
            )
    has_topics = any(phrase.kind in WORDS for phrase in phrases_of(rule))
    return {language: tuple(several) for language, several in found.items()}, has_topics


def _said(text: str) -> str:
    """The words of a line or sentence, folded, a space behind the last: "x " is a word, "x" the beginning of one."""
    if "://" in text or "`" in text:
        text = _SPELLED.sub(" ", text)
    return f"{_folded(text)} "


def _folded(text: str) -> str:
    """Without case; the dot that stays of a Turkish İ would part it from the letters behind."""
    return text.casefold().replace("\u0307", "").replace("’", "'")
