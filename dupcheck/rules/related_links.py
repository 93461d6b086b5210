"""Links to other pages stand in the text.

What it finds:
A heading such as "Related articles", "Lire aussi" or "関連記事" with at least two lines below it that look like
titles: a few words without an end mark, below an article's paragraphs; one line right below it is a box. A heading
in common words ("Related", "Latest news") needs its place at the end. Also a single line "READ ALSO: ..." between
paragraphs; "Read more: ..." in an English text is only a note, since authors write it. "See also" is an
encyclopaedia's own and no heading here; a list with years, pages or editors is a bibliography.

Why it matters:
The titles of other articles are counted as words of this one: searches and models mix the two.

What to do:
Cut the block; a single line may go unasked. Leave the container out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.marks import EDGE_SHARE, INLINE_TAIL, with_roles
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import WORDS
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import stem_signs, with_stems

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Hit, Line, Page

NAME = "related-links"
MIN_TITLES = 2
LOOSE_WORDS, LOOSE_CHARACTERS = 7, 45  # of a heading that only stems tell
MAX_TITLES = 40  # lines that a block may hold
MAX_MIDDLE_TITLES = (
    6  # of a block with prose behind it; more is a part of the page: a shopping guide on aeb_gold has 28
)
MIN_TITLE_WORDS = 4  # of a title; fewer is a date, a section or a name between two
MAX_TITLE_WORDS = 20
MAX_TITLE_CHARACTERS = 45  # of a title in a script without spaces
MAX_LEAD_WORDS = 30  # of a line "READ ALSO: ..."
MAX_PLACES = 10  # of further lines that a finding lists
SHOWN = 40  # characters of a line that a message quotes
PROSE_WORDS = 20  # of a line that is running text
SHORT_PROSE_WORDS, MIN_PROSE = 12, 80  # or of lines that have together so many: a short text, or one in one line
MIN_PROSE_LINES = 3  # above the heading: a page that is a list of links has none
_END = pattern(r"[.;,。；，]$")
_BIBLIOGRAPHY = pattern(r"\(\d{4}\w?\)|\bet al\b|\bpp?\. ?\d|\bdoi\b|\bISBN\b|\bEds?\.|\bvol\. ?\d", re.IGNORECASE)
_COLON = pattern(r"\s{0,3}[:：|»>–—-]\s{0,3}[^\s]")  # bounded on every side: linear
_ITEM = pattern(r"[-*•#>`\"'“(\[{|]")  # of an item, a heading in a document, a quotation, code


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading's line and the last line of its titles; sure where nothing but titles stands there, at the end."""

    place: int
    last: int
    titles: int
    is_sure: bool


def judge(page: Page) -> Iterator[Flag]:
    places = page.place_of_line
    covered = -1
    leads: dict[int, Hit] = {}
    headings = {it.place for it in stem_signs(page, NAME) if it.is_line and _is_heading(page, it.place)}
    for hit in page.hits(NAME):
        place = places[hit.line]
        if place <= covered or hit.inline:
            continue
        if hit.phrase.kind in WORDS:
            if place in headings and (block := _block(page, place, False)):
                yield _block_flag(page, block)
                covered = block.last
            continue
        if hit.phrase.role in ("lead", "soft_lead"):
            if _is_lead(page, hit, page.prose_lines[place]):
                leads.setdefault(place, hit)
        elif block := _block(page, place, hit.phrase.role == "strong"):
            yield _block_flag(page, block)
            covered = block.last
    if leads:
        yield _lead_flag(page, leads)


def _is_heading(page: Page, place: int) -> bool:
    """True for a heading that only stems tell: a few words."""
    line = page.prose_lines[place]
    return spaced_words(line.text, line.words) <= LOOSE_WORDS and len(line.text) <= LOOSE_CHARACTERS


def _is_lead(page: Page, hit: Hit, line: Line) -> bool:
    """True when the phrase opens a short line and a colon parts it from the title of another page."""
    opens = not any(map(str.isalnum, page.text[line.span.start : hit.span.start]))
    rest = page.text[hit.span.end : line.span.end]
    return opens and line.words <= MAX_LEAD_WORDS and bool(_COLON.match(rest)) and not _BIBLIOGRAPHY.search(rest)


def _lead_flag(page: Page, leads: dict[int, Hit]) -> Flag:
    """English authors write "Read more: ..." themselves; an editor's line is in capitals."""
    is_soft = all(hit.phrase.role == "soft_lead" and not hit.span.of(page.text).isupper() for hit in leads.values())
    lines = [page.prose_lines[place] for place in leads]
    what = "line leads" if len(lines) == 1 else "lines lead"
    return Flag(
        primary=lines[0].span,
        message=f'{len(lines)} {what} to another page ("{lines[0].text[:SHOWN]}")',
        severity=Severity.INFO if is_soft else None,
        confidence=Confidence.MEDIUM if is_soft else Confidence.HIGH,
        related=tuple(line.span for line in lines[1 : 1 + MAX_PLACES]),
        measures={"lines": len(lines), "titles": len(lines)},
        fix=Fix(not is_soft, tuple(removal(line.span, page.text) for line in lines)),
    )


def _block(page: Page, place: int, is_strong: bool) -> _Block | None:
    """The titles below a heading, None where they are too few, or no article stands above them."""
    lines = page.prose_lines
    heading = lines.text(place)
    if _ITEM.match(heading) or _END.search(heading):
        return None
    above = [words for number in range(place) if (words := lines.words(number)) >= SHORT_PROSE_WORDS]
    if sum(words >= PROSE_WORDS for words in above) < MIN_PROSE_LINES and sum(above) < MIN_PROSE:
        return None
    last, titles, decks = place, 0, 0
    for number in range(place + 1, min(len(lines), place + 1 + MAX_TITLES)):
        if _is_title(lines[number]):
            titles, last = titles + 1, number
        elif is_strong and titles > decks:  # a title of another page, and what it is about
            decks, last = decks + 1, number
        elif lines[number].words >= MIN_TITLE_WORDS or _END.search(lines[number].text):
            break
    behind = len(page.text) - lines[last].span.end
    at_end = behind <= max(INLINE_TAIL, EDGE_SHARE * len(page.text))
    if is_strong and titles == 1:  # a box amid the article, which goes on behind its title
        return _Block(place, place + 1, titles, False) if _is_title(lines[place + 1]) else None
    if titles < MIN_TITLES or not (at_end or (is_strong and titles <= MAX_MIDDLE_TITLES)):
        return None
    return _Block(place, last, titles, at_end and not decks)


def _is_title(line: Line) -> bool:
    """True for a few words without an end mark; a lower-case letter begins an item, not a title."""
    most = MAX_TITLE_WORDS if " " in line.text else MAX_TITLE_CHARACTERS
    if not MIN_TITLE_WORDS <= line.words <= most:
        return False
    first = next(filter(str.isalnum, line.text), "a")
    is_closed = _END.search(line.text) and not line.text.endswith("...")  # which cuts a title
    return not (first.islower() or is_closed or _BIBLIOGRAPHY.search(line.text))


def _titles_of(count: int) -> str:
    """ "1 title of another page" or "3 titles of other pages"."""
    return f"{count} titles of other pages" if count > 1 else "1 title of another page"


def _block_flag(page: Page, block: _Block) -> Flag:
    lines = page.prose_lines
    span = Span(lines[block.place].span.start, lines[block.last].span.end)
    return Flag(
        primary=span,
        message=f'{_titles_of(block.titles)} below "{lines[block.place].text[:SHOWN]}"',
        confidence=Confidence.HIGH if block.is_sure else Confidence.MEDIUM,
        measures={"titles": block.titles, "lines": block.last - block.place + 1},
        fix=Fix(False, (removal(span, page.text),)),
        evidence=lines[block.place].text,
    )


RULE = DocumentRule(
    name=NAME,
    code="CHR04",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "heading", "strong", "lead", "soft_lead"), with_stems(NAME)),
    judge=judge,
    worded=Worded.EDGE,
)
