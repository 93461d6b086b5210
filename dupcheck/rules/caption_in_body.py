"""A picture's caption stands in the text, and its sentence again in the body.

What it finds:
A line with a photo credit ("[Getty]", "(AFP)", "Foto: ..."), or a short line below the byline, whose words stand in the
body too. The caption may be broken over two lines, the sentence over others: only the words are compared.

Why it matters:
The caption was taken from the page beside the article, so a sentence counts twice and the article seems to begin
with it.

What to do:
Cut the caption's lines, or leave captions out when you extract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.head import HEAD_LINES, MAX_PLACES, begins_repeat, find_twin, is_byline, is_sentence, tokens_of_line
from dupcheck.rules.base.lines import Line
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.head import Twin
    from dupcheck.rules.base.lines import Lines
    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

MIN_SHARE = 0.5  # of the caption's words; the rest is the name of a place, a date and the credit
MAX_WORDS = 80
MAX_LINES = 2  # over which a caption is broken
MAX_RELATED = 10
MAX_TRIED = 200  # lines whose words stand again: the time for each grows with the text
MIN_WORDS = 10  # of a caption without a credit; shorter ones are headings, products, names
MIN_AROUND = 4  # words beside the sentence in the body's line
MIN_SIDE = 2  # words of the sentence on either side of the line break
# A credit at the line's end, or a label anywhere: alternatives of fixed words, then one bounded class: linear.
_AGENCY = (
    r"\b(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?|EFE|dpa|DPA|ANSA|Lusa"
    r"|[Ii]mago|[Pp]icture [Aa]lliance|PA(?: Media| Wire)?|Shutterstock|iStock|Unsplash|Pexels|Alamy|Keystone"
    r"|Bloomberg|NASA|TASS|ТАСС|РИА Новости|Xinhua|新华社|新華社|共同社?|時事|Ritzau Scanpix|TT|NTB|ČTK|PAP|Belga"
    r"|Agência Brasil)\b"
)
_LABEL = (
    r"\b(?:Photo(?:graph)?(?:s| credit)?|Image(?: credit)?|Picture|Credit|Courtesy|Fotos?|Fotografía|Bild(?:er)?|Imagen"
    r"|Crédits?(?: photo)?|Immagine|Crediti|Фото|Зображення|Zdjęcie|Fot\.|Kép|Kuva|Fotoğraf|Gambar|Ảnh) ?(?:by\b|[:/©])"
    r"|(?:写真|写真提供|图|圖|图片|사진|صورة|תצלום) ?[:：=/]|[©Ⓒ]"
)
_CREDIT = re.compile(
    rf"[\[(（][^\])）\n]{{0,60}}{_AGENCY}[^\])）\n]{{0,40}}[\])）]\W{{0,2}}$"
    rf"|(?:[/|©–—]|\. )\s?[^.\n]{{0,40}}{_AGENCY}\W{{0,2}}$|{_LABEL}"
)


@dataclass(frozen=True, slots=True)
class _Caption:
    span: Span
    twin: Span
    words: int
    credited: bool
    lines: int


def judge(page: Page) -> Iterator[Flag]:
    captions = list(_captions(page))
    if not captions:
        return
    first = captions[0]
    more = f", and {len(captions) - 1} more" if len(captions) > 1 else ""
    places = [place for caption in captions[1:] for place in (caption.span, caption.twin)]
    yield Flag(
        primary=first.span,
        message=f"{first.words} words of a caption stand in the body too{more}",
        confidence=Confidence.HIGH if first.credited else Confidence.MEDIUM,
        related=(first.twin, *places)[:MAX_RELATED],
        measures={"words": first.words, "captions": len(captions)},
        fix=Fix(False, tuple(_cut(caption.span, page.text) for caption in captions)),
    )


def _captions(page: Page) -> Iterator[_Caption]:
    """The captions of the page, each line in one of them only."""
    lines = page.worded_lines
    end, is_below = 0, False  # the line behind the last caption, and whether that one stood below the byline
    for place, credited in page.survey.once(_likely_places)[page.row][:MAX_TRIED]:
        if place < end:
            continue
        below_byline = (place == end and is_below) or _is_byline(lines, place - 1, end)
        if not (credited or below_byline) or (place < HEAD_LINES and is_byline(lines[place], place)):
            continue
        nearby = lines[place : place + MAX_LINES]
        if not any(begins_repeat(page, line) for line in nearby):
            continue
        if caption := _caption(page, nearby, below_byline):
            yield caption
            end, is_below = place + caption.lines, below_byline


def _is_byline(lines: Lines, place: int, end: int) -> bool:
    return end <= place < HEAD_LINES and is_byline(lines[place], place)


def _with_likely_captions(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents with a line or two whose words stand again behind them, with a credit or near a byline's place."""
    import numpy as np

    return np.array(sorted(survey.once(_likely_places)), dtype=np.int64)


def _likely_places(survey: Survey) -> dict[int, list[tuple[int, bool]]]:
    """For each document that may hold captions where these may begin, in lines with words, and if with a credit."""
    import numpy as np

    from dupcheck.rules.base.twin_lines import find_twin_lines, places_in_documents

    lines, twins = survey.tables.lines, survey.once(find_twin_lines)
    counts = np.where(twins.runs <= MAX_PLACES, lines.counts, 0)  # what stands again so often is a form's own text
    pairs = np.append(lines.last[1:], 0) - lines.first  # words of a line and the next
    alone = (counts > 0) & (counts <= MAX_WORDS) & (twins.behind >= MIN_SHARE * counts)
    paired = (counts > 0) & (np.append(counts[1:], 0) > 0) & (pairs <= MAX_WORDS) & (twins.pair_behind >= MIN_SHARE * pairs)
    paired[lines.offsets[1:] - 1] = False
    begins = np.flatnonzero(alone | paired)
    rows = np.searchsorted(lines.offsets, begins, side="right") - 1
    places = places_in_documents(survey)[begins]
    in_head = (places <= HEAD_LINES) & (np.maximum(twins.behind, twins.pair_behind)[begins] >= MIN_WORDS)
    credited = _with_credit(survey, np.flatnonzero(alone | np.append(False, paired[:-1])))
    has_credit = (alone & credited) | (paired & np.append(credited[1:], False))
    has_credit = has_credit[begins]
    follows = np.flatnonzero(in_head & ~has_credit & ~np.isin(rows, rows[has_credit]))
    below = [place for place in follows.tolist() if _follows_byline(survey, int(begins[place]), int(places[place]))]
    likely = np.isin(rows, np.concatenate([rows[has_credit], rows[np.array(below, dtype=np.int64)]]))
    found: dict[int, list[tuple[int, bool]]] = {}
    columns = (rows, places, has_credit)
    for row, place, is_credited in zip(*(column[likely].tolist() for column in columns), strict=True):
        found.setdefault(row, []).append((place, is_credited))
    return found


def _follows_byline(survey: Survey, line: int, place: int) -> bool:
    """True when the line with words before this one names the author or the day."""
    lines = survey.tables.lines
    if place == 0:
        return False
    above = line - 1
    while lines.first[above] == lines.last[above]:
        above -= 1
    text = survey.tables.batch.buffer[lines.starts[above] : lines.ends[above]].decode().strip()
    return is_byline(Line(0, Span(0, len(text)), text, int(lines.last[above] - lines.first[above])), place - 1)


def _with_credit(survey: Survey, chosen: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """For every line of the batch whether it is one of `chosen` and holds a credit."""
    import numpy as np

    lines, buffer = survey.tables.lines, survey.tables.batch.buffer
    credited = np.zeros(len(lines), dtype=np.bool_)
    columns = (chosen, lines.starts[chosen], lines.ends[chosen])
    for line, start, end in zip(*(column.tolist() for column in columns), strict=True):
        credited[line] = bool(_CREDIT.search(buffer[start:end].decode().strip()))
    return credited


def _caption(page: Page, lines: Sequence[Line], below_byline: bool) -> _Caption | None:
    """The caption that `lines` begin with, of one line or of two."""
    found = [_of_lines(page, lines[:size], below_byline) for size in range(1, len(lines) + 1)]
    return max(filter(None, found), key=lambda caption: caption.words, default=None)


def _of_lines(page: Page, lines: Sequence[Line], below_byline: bool) -> _Caption | None:
    from dupcheck.match.copies import Range

    unit = Range(tokens_of_line(page, lines[0]).first, tokens_of_line(page, lines[-1]).last)
    credited = len(unit) <= MAX_WORDS and bool(_CREDIT.search(lines[-1].text))
    if len(unit) > MAX_WORDS or not (credited or below_byline):
        return None
    twin = find_twin(page, unit)
    if twin is None or twin.words < MIN_SHARE * len(unit) or twin.place.first < unit.last:
        return None
    if (not credited and not _is_prose(page, lines, twin)) or (len(lines) > 1 and not _is_broken(page, lines, twin)):
        return None
    if _CREDIT.search(page.lines[page.line_of_token(twin.place.last - 1)].text):
        return None  # the same caption again
    span = Span(lines[0].span.start, lines[-1].span.end)
    place = page.token_span(twin.place.first, twin.place.last)
    return _Caption(span, place, twin.words, credited, len(lines))


def _is_broken(page: Page, lines: Sequence[Line], twin: Twin) -> bool:
    """True when one sentence runs over both lines: words on either side of the break stand together elsewhere."""
    border = tokens_of_line(page, lines[1]).first
    follows = lines[1].number == lines[0].number + 1
    return follows and twin.part.first <= border - MIN_SIDE and border + MIN_SIDE <= twin.part.last


def _is_prose(page: Page, lines: Sequence[Line], twin: Twin) -> bool:
    """True when the twin is a sentence of the body: not a heading, an item of a list or a product's text again."""
    first, last = page.line_of_token(twin.place.first), page.line_of_token(twin.place.last - 1)
    around = sum(page.lines[number].words for number in range(first, last + 1))
    if twin.words < MIN_WORDS or not is_sentence(lines[0]):
        return False
    if around >= twin.words + MIN_AROUND or last - first != len(lines) - 1:
        return True
    # As many lines, with no other words on them: another line break tells a sentence from a list that comes again.
    return page.lines[first].words != lines[0].words


def _cut(span: Span, text: str) -> Edit:
    end = text.find("\n", span.end) + 1
    return Edit(Span(span.start, end if end else len(text)))


RULE = DocumentRule(
    name="caption-in-body",
    code="DUP07",
    severity=Severity.INFO,
    candidates=_with_likely_captions,
    judge=judge,
)
