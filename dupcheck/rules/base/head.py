"""What stands above the body of an article: headline, byline, deck, captions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.rules.base.lines import SLACK
from dupcheck.rules.base.patterns import pattern

if TYPE_CHECKING:
    from dupcheck.match.copies import Range
    from dupcheck.rules.base.page import Line, Page

HEAD_LINES = 10  # lines with text; below, a repeated sentence is a pull quote
MAX_BYLINE_WORDS = 12
_AUTHOR = pattern(
    r"^(?:By|From|Von|Par|Por|De|Di|Da|Door|Av|Af|Autor(?:in)?|Auteur|Автор|Текст|Oleh|Yazan|Przez|Text"
    r"|Written by)\b[\s:]"
    r"|^(?:文|記者|记者|作者|بقلم|تأليف)"
    r"|^(?:Updated|Published|Posted|Aktualisiert|Publié|Publicado|Pubblicato|Опубликовано|Gepubliceerd)\b"
)
_DATE = pattern(r"(?<![$€£.\d])\b\d{1,2}[:h]\d{2}\b|\b(?:19|20)\d\d\b|\d\s?(?:min|hours?|days?)\b")
_KEY = pattern(r"^[A-Za-z_-]{1,30}:")  # of a record: "Created: 2019"
_NAME = pattern(r"^[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]*\.?){1,2}$")
MAX_PLACES = 8  # runs of one line; what stands again so often is a form's own text
MAX_GAP = 12  # words that stand in the twin only


@dataclass(frozen=True, slots=True)
class Twin:
    """Where a line's words stand again, which part of the line they are, and how many."""

    place: Range
    part: Range
    words: int


def is_byline(line: Line, place: int) -> bool:
    """True for the author's name, a date or both; a first line of capitalised words (`place` 0) is a headline."""
    if line.words > MAX_BYLINE_WORDS or line.text.endswith((".", "!", "?")):
        return False
    if _AUTHOR.search(line.text):
        return True
    return place > 0 and not _KEY.match(line.text) and bool(_DATE.search(line.text) or _NAME.match(line.text))


def is_sentence(line: Line) -> bool:
    """True unless the line is a list's item, a heading by its marks, or a key of a record with its value."""
    return not line.text.startswith(("-", "*", "•", "–", "#", ">", "|")) and not _KEY.match(line.text)


def tokens_of_line(page: Page, line: Line) -> Range:
    """The tokens of a line, counted over the batch."""
    from dupcheck.match.copies import Range

    table = page.survey.tables.lines
    row = int(table.offsets[page.row]) + line.number
    return Range(int(table.first[row]), int(table.last[row]))


def begins_repeat(page: Page, line: Line) -> bool:
    """True when a run of tokens that stands twice begins on this line."""
    from dupcheck.rules.base.twin_lines import find_twin_lines

    row = int(page.survey.tables.lines.offsets[page.row]) + line.number
    return bool(page.survey.once(find_twin_lines).begins[row])


def find_twin(page: Page, unit: Range) -> Twin | None:
    """The place outside `unit` where most of its words stand again in order, None when no eight in a row do.

    Runs that go on beyond `unit` belong to something larger, such as a body that stands twice.
    """
    from dupcheck.match.copies import Range

    runs = page.survey.repeats.runs
    rows = slice(*runs.documents.searchsorted([page.row, page.row + 1]).tolist())
    starts, lengths = runs.starts[rows], runs.lengths[rows]
    earlier = starts - runs.offsets[rows]
    sides = [(earlier, starts), (starts, earlier)]
    pieces: list[tuple[int, int, int]] = []
    for mine, others in sides:
        inside = (mine >= unit.first - SLACK) & (mine + lengths <= unit.last + SLACK)
        pieces += zip(others[inside].tolist(), mine[inside].tolist(), lengths[inside].tolist(), strict=True)
    if len(pieces) > MAX_PLACES:
        return None
    best: Twin | None = None
    for first, _, _ in pieces:
        near = [piece for piece in pieces if first <= piece[0] <= first + len(unit) + MAX_GAP]
        shared = set().union(*(range(mine, mine + length) for _, mine, length in near))
        if best is None or len(shared) > best.words:
            last = max(other + length for other, _, length in near)
            best = Twin(Range(first, last), Range(min(shared), max(shared) + 1), len(shared))
    if best and best.place.first < unit.last and unit.first < best.place.last:
        return None
    return best
