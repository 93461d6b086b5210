"""Short lines in a row at either end of a text of prose, each like a link: a menu in whatever words.

Half of the menus of real pages say nothing that a list of phrases knows: they name a site's sections or products. Of
4,001 hand-made texts and hard negatives fourteen have such a run, most of them places, services or fields of a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.spacing import spaced_words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.lines import Lines
    from dupcheck.rules.base.survey import Survey

MIN_LINES = 5  # of a menu: rules.md
MAX_LINES = 64  # of an end that are looked at; a longer menu is told by its first, or its last, lines
MAX_WORDS, MAX_CHARACTERS = 5, 40  # of a line
MAX_UNSPACED = 14  # characters in a script without spaces: 特定商取引法に基づく表記 has twelve
MAX_CASELESS = 3  # words in a script without capitals, whose verses no letter tells from links
MAX_DIGITS = 2  # in a line; prices, dates and measures have more
MAX_GAP_WORDS = 8  # of one other line between two of a run: a heading, a notice
# Lines between the text's border and the run, a logo or a line of rights, and words of each; prose has more.
MAX_OUTSIDE, MAX_OUTSIDE_WORDS = 3, 15
NEAR_PROSE, PROSE_WORDS = 3, 8  # a line of so many words stands so near behind the run
MIN_PROSE, LONG_LINE = 100, 10  # words of the page in lines of so many: else the page is a list itself
ZONE = 9  # lines at an end of which MIN_LINES are short in every such text
ARROWS = "→←»›⟶❯▸►"  # behind the words of a link
END_MARK = pattern(r"[.!?:;,…。！？：；，]$")
_FIELD = pattern(r":\s|：")  # "Status: Final" is a field of the text's own head
_ITEM = pattern(r"[-*•+#|>\"'“(\[{=&@\d]")  # a list's item, a heading, a cell, a quotation, code, a number


def link_run(lines: Lines, step: int) -> list[int]:
    """The places among `lines`, all that have words, of a run near the border where `step` leads away from; none, [].

    The line that is next to the text is no part of a longer run: a headline looks like a link.
    """
    run: list[int] = []
    gap = outside = 0
    for place in range(len(lines))[::step][:MAX_LINES]:
        text, tokens = lines.text(place), lines.words(place)
        words = spaced_words(text, tokens)
        if _is_link(text, tokens):
            run.append(place)
            gap = 0
        elif run:
            gap += 1
            if gap > 1 or words > MAX_GAP_WORDS:
                break
        else:
            outside += 1
            if outside > MAX_OUTSIDE or words > MAX_OUTSIDE_WORDS:
                return []
    if len(run) < MIN_LINES or not _leads_to_prose(lines, run[-1], step) or not _has_prose(lines):
        return []
    return run[:-1] if len(run) > MIN_LINES else run


def is_short(text: str, tokens: int, most: int) -> bool:
    """True for a line of at most `most` words without an end mark, or as few characters where no spaces are set."""
    words = spaced_words(text, tokens)
    fits = len(text) <= MAX_UNSPACED if words < tokens else words <= most
    return fits and len(text) <= MAX_CHARACTERS and not END_MARK.search(text)


def _is_link(text: str, tokens: int) -> bool:
    first = next(filter(str.isalpha, text), "")
    if not first or first.islower() or _ITEM.match(text) or _FIELD.search(text):
        return False
    is_caseless = not first.isupper() and " " in text
    return is_short(text, tokens, MAX_CASELESS if is_caseless else MAX_WORDS) and (
        sum(map(str.isdigit, text)) <= MAX_DIGITS
    )


def _leads_to_prose(lines: Lines, last: int, step: int) -> bool:
    behind = range(len(lines))[last + step :: step] if last + step >= 0 else range(0)
    return any(spaced_words(lines.text(it), lines.words(it)) >= PROSE_WORDS for it in behind[:NEAR_PROSE])


def _has_prose(lines: Lines) -> bool:
    found = 0
    for place in range(len(lines)):
        words = spaced_words(lines.text(place), lines.words(place))
        found += words if words >= LONG_LINE else 0
        if found >= MIN_PROSE:
            return True
    return False


def with_short_lines_at_an_end(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents of which MIN_LINES of the first, or last, ZONE lines with words have no more than a link."""
    import numpy as np

    lines, batch = survey.tables.lines, survey.tables.batch
    worded = lines.counts > 0
    last = np.frombuffer(batch.buffer or b" ", dtype=np.uint8)[np.maximum(lines.ends - 1, 0)]
    number = np.concatenate([[0], np.cumsum(worded)])
    rows = np.repeat(np.arange(len(lines.offsets) - 1), np.diff(lines.offsets))
    short = worded & (lines.counts <= MAX_UNSPACED) & (lines.ends - lines.starts <= 4 * MAX_CHARACTERS)
    short &= ~np.isin(last, np.frombuffer(b".!?:;,", dtype=np.uint8))
    before = number[:-1] - number[lines.offsets[:-1]][rows]
    behind = number[lines.offsets[1:]][rows] - number[:-1] - 1
    size = len(lines.offsets) - 1
    head = np.bincount(rows[short & (before < ZONE)], minlength=size)
    tail = np.bincount(rows[short & (behind < ZONE)], minlength=size)
    found: npt.NDArray[np.int64] = np.flatnonzero((head >= MIN_LINES) | (tail >= MIN_LINES))
    return found
