"""Short lines in a row at either end of a text of prose, each like a link: a menu in whatever words.

Half of the menus of real pages say nothing that a list of phrases knows: they name a site's sections or products. Of
4,057 hand-made texts and hard negatives six have such a run, four of them a site's list of places or services.
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

MIN_LINES = 5
MAX_LINES = 64  # of an end that are looked at
MAX_WORDS, MAX_CHARACTERS = 5, 40  # of a line
MAX_UNSPACED = 14  # characters in a script without spaces
MAX_DIGITS = 2  # in a line; prices, dates and measures have more
MAX_GAP_WORDS = 8  # of one other line between two of a run: a heading, a notice
MAX_OUTSIDE, MAX_OUTSIDE_WORDS = 3, 15  # lines between the text's border and the run, and words of each
NEAR_PROSE, PROSE_WORDS = 3, 8  # a line of so many words stands so near behind the run
MIN_PROSE, LONG_LINE = 100, 10  # words of the page in lines of so many: else the page is a list itself
ZONE = 9  # lines at an end of which MIN_LINES are short in every such text
_END = pattern(r"[.!?:;,…。！？：；，]$")
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
        if _is_link(text, words, tokens):
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


def _is_link(text: str, words: int, tokens: int) -> bool:
    if len(text) > MAX_CHARACTERS or words > MAX_WORDS or _END.search(text) or _ITEM.match(text):
        return False
    if words < tokens and len(text) > MAX_UNSPACED:
        return False
    first = next(filter(str.isalpha, text), "")
    return bool(first) and not first.islower() and sum(map(str.isdigit, text)) <= MAX_DIGITS


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
