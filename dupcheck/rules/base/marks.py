"""Where a rule's phrases stand on a page, line by line, and what to cut of such lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.finding import Edit
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS, Kind
from dupcheck.rules.base.stems import stem_signs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Hit, Line, Page
    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

EDGE_LINES = 12  # lines with text at either end of a page: rules.md's proposal
EDGE_SHARE = 0.15  # or so much of its characters
INLINE_TAIL = 400  # characters from the end within which the chrome of a one-line document stands
MOST_OF_LINE = 0.4  # of a line's characters under sentences: the line is theirs; prose that quotes one has less
MAX_OPENED = 600  # characters of a line that a phrase may open or close: more is a text in one line
PROSE_WORDS = 30  # a line of more is no part of a widget, a form or a bar
QUOTED_TEXTS = 2
QUOTED_LENGTH = 40
LOOSE = "loose"  # a role beside those of a mark that only stems made: its line is worded as nobody has seen it
_NUMBER = pattern(r"\d+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Phrases on one line: `place` counts the lines with text. `whole` when they are (most of) that line."""

    place: int
    span: Span
    roles: frozenset[str]
    whole: bool

    def has(self, *roles: str) -> bool:
        """True when one of the phrases has one of these roles."""
        return not self.roles.isdisjoint(roles)


def with_roles(rule: str, *roles: str) -> Candidates:
    """Documents that hold a phrase of `rule` in one of these roles: those its other phrases only belong to."""

    def candidates(survey: Survey) -> npt.NDArray[np.int64]:
        return survey.rows_with(rule, *roles)

    return candidates


def marks_of(page: Page, rule: str, *, stems: bool = True) -> list[Mark]:
    """The lines that hold phrases of `rule`, by place; a long line once for every place its phrases stand at.

    With `stems`, those too that say the same in words of their own.
    """
    places = page.place_of_line
    by_line: dict[int, list[Hit]] = {}
    for hit in page.hits(rule):
        if hit.phrase.kind in WORDS or not _has_numbers_of(hit, page.text):
            continue
        by_line.setdefault(places[hit.line], []).append(hit)
    marks = [mark for place, hits in sorted(by_line.items()) for mark in _marks_on_line(page, place, hits)]
    return _with_stems(page, rule, marks) if stems else marks


def _with_stems(page: Page, rule: str, marks: list[Mark]) -> list[Mark]:
    """These marks, and those of lines that say the same in words of their own; one mark a line that is whole."""
    signs = stem_signs(page, rule)
    if not signs:
        return marks
    whole = {mark.place: number for number, mark in enumerate(marks) if mark.whole}
    for place, span, roles, is_line, _ in signs:
        number = whole.get(place)
        if number is not None:
            mark = marks[number]
            marks[number] = Mark(place, mark.span, mark.roles | roles, True)
        elif is_line:  # the phrases on the line are parts of what the line says
            parts = [mark for mark in marks if mark.place == place]
            marks = [mark for mark in marks if mark.place != place]
            marks.append(Mark(place, span, roles.union({LOOSE}, *(mark.roles for mark in parts)), True))
        else:
            parts = [mark for mark in marks if mark.span.overlap(span)]
            if any(roles <= mark.roles for mark in parts):
                continue  # a phrase says it already
            marks = [mark for mark in marks if mark not in parts]
            spans = [span, *(mark.span for mark in parts)]
            joined = Span(min(it.start for it in spans), max(it.end for it in spans))
            marks.append(Mark(place, joined, roles.union({LOOSE}, *(mark.roles for mark in parts)), False))
        whole = {mark.place: number for number, mark in enumerate(marks) if mark.whole}
    return sorted(marks, key=lambda mark: mark.span)


def _has_numbers_of(hit: Hit, text: str) -> bool:
    """True when the numbers that the phrase names stand there: to the index, all numbers are alike."""
    return all(number in hit.span.of(text) for number in _NUMBER.findall(hit.phrase.text))


def _marks_on_line(page: Page, place: int, hits: list[Hit]) -> list[Mark]:
    line = page.prose_lines[place]
    is_line = any(_makes_line(hit, line) for hit in hits)
    covered = covered_characters(line.span, [hit.span for hit in hits if not hit.inline])
    if is_line or covered >= MOST_OF_LINE * len(line.span):
        roles = frozenset(hit.phrase.role for hit in hits if not hit.inline)
        return [Mark(place, line.span, roles, True)]
    marks: list[Mark] = []
    for hit in hits:
        if marks and hit.span.start < marks[-1].span.end:
            last = marks.pop()
            span = Span(last.span.start, max(last.span.end, hit.span.end))
            marks.append(Mark(place, span, last.roles | {hit.phrase.role}, False))
        else:
            marks.append(Mark(place, hit.span, frozenset({hit.phrase.role}), False))
    return marks


def _makes_line(hit: Hit, line: Line) -> bool:
    """True for a phrase that is the line, or opens or closes one that is no whole text."""
    if hit.inline or hit.phrase.kind is Kind.SENTENCE:
        return False
    return hit.phrase.kind is Kind.LINE or len(line.span) <= MAX_OPENED


def in_head(page: Page, mark: Mark) -> bool:
    """True within the first EDGE_LINES lines or the first EDGE_SHARE of the text."""
    if not mark.whole:
        return mark.span.end <= INLINE_TAIL
    return mark.place < EDGE_LINES or mark.span.end <= EDGE_SHARE * len(page.text)


def in_tail(page: Page, mark: Mark) -> bool:
    """True within the last EDGE_LINES lines or the last EDGE_SHARE of the text."""
    behind = len(page.text) - mark.span.start
    if not mark.whole:
        return behind <= INLINE_TAIL
    return len(page.prose_lines) - mark.place <= EDGE_LINES or behind <= EDGE_SHARE * len(page.text)


def grouped(
    page: Page, marks: Sequence[Mark], is_strong: Callable[[Mark], bool], *, gap: int, reach: int
) -> list[list[Mark]]:
    """Runs of strong marks at most `gap` lines apart, with the weak ones at most `reach` lines from the run so far.

    A line of prose without a mark ends a run. Marks inside one line are apart when INLINE_TAIL characters lie between.
    """
    groups: list[list[Mark]] = []
    for mark in filter(is_strong, marks):
        if groups and _adjoin(page, groups[-1][-1], mark, gap):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    weak = [mark for mark in marks if not is_strong(mark)]
    return [_with_neighbours(page, group, weak, reach) for group in groups]


def _adjoin(page: Page, one: Mark, other: Mark, gap: int) -> bool:
    if one.place == other.place:
        return other.span.start - one.span.end <= INLINE_TAIL
    between = range(one.place + 1, other.place)
    return len(between) < gap and all(page.prose_lines.words(place) <= PROSE_WORDS for place in between)


def _with_neighbours(page: Page, group: list[Mark], weak: list[Mark], reach: int) -> list[Mark]:
    taken = list(group)
    for mark in reversed([mark for mark in weak if mark.span < group[0].span]):
        if _adjoin(page, mark, taken[0], reach):
            taken.insert(0, mark)
    for mark in (mark for mark in weak if mark.span > group[0].span):
        if mark.span < taken[-1].span:
            taken = sorted([*taken, mark], key=lambda mark: mark.span)
        elif _adjoin(page, taken[-1], mark, reach):
            taken.append(mark)
    return taken


def extent_of(marks: Sequence[Mark]) -> Span:
    """From the first character of the first mark to the last one of the last."""
    return Span(marks[0].span.start, marks[-1].span.end)


def cut(page: Page, marks: Iterable[Mark]) -> tuple[Edit, ...]:
    """The edits that cut these marks' lines, one for each run of neighbouring lines."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and mark.place - runs[-1][-1].place <= 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return tuple(removal(extent_of(run), page.text) for run in runs)


def quoted(page: Page, marks: Sequence[Mark]) -> str:
    """The first of these texts as a message shows them: "No comments:", "Post a Comment"."""
    texts = []
    for mark in marks[:QUOTED_TEXTS]:
        text = " ".join(mark.span.of(page.text).split())
        texts.append(f'"{text if len(text) <= QUOTED_LENGTH else text[: QUOTED_LENGTH - 1] + "…"}"')
    return ", ".join(texts) + (", …" if len(marks) > QUOTED_TEXTS else "")


def lines_of(count: int) -> str:
    """ "1 line" or "3 lines"."""
    return f"{count} line{'s' if count > 1 else ''}"
