"""Ways to find documents by their lines, on the arrays of a whole batch; see `candidates`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.column import ConstantColumn
from dupcheck.rules.base.candidates import with_phrase

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]

HEAD_LINES = 12  # with blank ones; where a headline stands
TAIL_LINES = 12  # with words; below an article's last line stand at most so many lines of chrome
MIN_OPEN_WORDS = 8  # of a last line that ends in no mark; shorter ones are names, credits, items
# Above both, a text is wrapped or in verse: the rule flags a tenth of the lines at most, and some of these are none.
FEW_BROKEN = 5
MAX_BROKEN = 0.3
MIN_CLOSED_SHARE = 0.9  # of the other long lines, for a note on the one that is not closed
# Limits of fields, columns and feeds, in characters.
LIMITS = frozenset([140, 160, 200, 250, 255, 256, 280, 300, 500, 512, 1000, 1024, 2000, 2048, 4000, 4096, 5000, 8000])
LIMITS |= frozenset([8192, 10000, 16384, 20000, 32000, 32767, 32768, 50000, 65535, 65536, 100000])
MIN_PART_WORDS = 3  # on either side of a line break inside a sentence


def with_line(*texts: str) -> Candidates:
    """Documents that hold a line of the same tokens as one of `texts`, all numbers alike."""

    @cache
    def wanted() -> list[int]:
        from dupcheck.kernels.plain.distinct import distinct
        from dupcheck.model.batch import make_batch
        from dupcheck.model.document import Document
        from dupcheck.tokens.tables import make_tables

        hashes: list[int] = distinct(
            make_tables(make_batch(Document(text=text) for text in texts)).lines.hashes
        ).tolist()
        return hashes

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        lines = survey.tables.lines
        found = [np.flatnonzero(lines.hashes == np.uint64(line)) for line in wanted()]
        return distinct(np.searchsorted(lines.offsets, np.concatenate(found), side="right") - 1)

    return candidates


def with_title_line(survey: Survey) -> Rows:
    """Documents among whose first lines, or at whose beginning, stands their title, all numbers alike."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct
    from dupcheck.model.batch import batch_of, encode_text
    from dupcheck.rules.base.titles import forms_of_title
    from dupcheck.tokens.tables import make_tables

    tables = survey.tables
    titles = tables.batch.columns["title"]
    if isinstance(titles, ConstantColumn) and not titles.value:
        return np.zeros(0, dtype=np.int64)
    forms = [(row, form) for row, title in enumerate(titles) if title for form in forms_of_title(str(title))]
    if not forms:
        return np.zeros(0, dtype=np.int64)
    rows = np.array([row for row, _ in forms], dtype=np.int64)
    of_forms = make_tables(batch_of([encode_text(form) for _, form in forms], {}), tables.gear)
    tokens = of_forms.tokens.offsets
    hashes = of_forms.folded_runs.of_runs(tokens[:-1], tokens[1:])
    found = np.zeros(len(rows), dtype=np.bool_)
    for number in range(HEAD_LINES):
        line = tables.lines.offsets[rows] + number
        inside = line < tables.lines.offsets[rows + 1]
        found[inside] |= tables.lines.hashes[line[inside]] == hashes[inside]
    first = tables.tokens.offsets[rows]
    last = np.minimum(first + np.diff(tokens), tables.tokens.offsets[rows + 1])
    found |= tables.folded_runs.of_runs(first, last) == hashes
    return distinct(rows[found & (np.diff(tokens) > 0)])


def with_phrase_at_end(rule: str) -> Candidates:
    """Documents among whose last lines with words is one that holds a phrase of `rule`."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        lines = survey.tables.lines
        tokens = survey.hits.first[survey.are_of(rule)[survey.hits.phrases]]
        rows = survey.rows_of_tokens(tokens)
        filled = np.flatnonzero(lines.counts > 0)
        places = np.searchsorted(lines.first[filled], tokens, side="right") - 1
        behind = np.searchsorted(filled, lines.offsets[rows + 1]) - 1 - places
        return distinct(rows[behind < TAIL_LINES])

    return candidates


def with_open_end(*chrome: str) -> Candidates:
    """Documents whose last line ends in dots, a bracket, a word in quotation marks or, if it is long, no mark.

    Where a phrase of the rules `chrome` stands, any of the last lines may be the text's last.
    """

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        lines, tokens = survey.tables.lines, survey.tables.tokens
        buffer = np.frombuffer(survey.tables.batch.buffer + b"\n\n\n", dtype=np.uint8)
        filled = np.flatnonzero(lines.counts > 0)
        ends = tokens.ends[lines.last[filled] - 1]
        # Behind the last line of a document stands the next one.
        following, second, third = (
            np.where(ends + step < lines.ends[filled], buffer[ends + step], ord("\n")) for step in range(3)
        )
        is_bare = _is_one_of(following, b" \t\r\n,-") & (lines.counts[filled] >= MIN_OPEN_WORDS)
        has_dots = (following == ord(".")) & (second == ord("."))
        has_dots |= (following == 0xE2) & (second == 0x80) & (third == 0xA6)
        closes_title = (following == 0xE2) & (second == 0x80) & (third >= 0x9C) & (third <= 0x9F)
        closes_title |= (following == 0xE3) & (second == 0x80) & (third >= 0x89) & (third <= 0x8F)
        rows = np.searchsorted(lines.offsets, filled, side="right") - 1
        with_chrome = np.isin(rows, with_phrase(*chrome)(survey))
        place_from_end = np.searchsorted(rows, rows, side="right") - np.arange(len(rows))
        is_bare &= _may_be_closed(survey, filled[~with_chrome | (place_from_end > TAIL_LINES)])[rows]
        is_open = (
            is_bare
            | has_dots
            | closes_title
            | _is_one_of(following, b"[]\xc2")
            | ((following == 0x20) & (second < 0x30))
        )
        is_open |= (following == 0x20) & (second == 0xE2)
        is_last = np.append(np.diff(rows) > 0, True)[: len(rows)]
        return distinct(rows[is_open & (is_last | (with_chrome & (place_from_end <= TAIL_LINES)))])

    return candidates


def _is_one_of(found: npt.NDArray[np.uint8], wanted: bytes) -> npt.NDArray[np.bool_]:
    """Which of these bytes are wanted; `np.isin` imports numpy.ma, 20 ms at start-up."""
    import numpy as np

    table = np.zeros(256, dtype=np.bool_)
    table[list(wanted)] = True
    chosen: npt.NDArray[np.bool_] = table[found]
    return chosen


def _may_be_closed(survey: Survey, body: Rows) -> npt.NDArray[np.bool_]:
    """By document, whether nearly all long lines may end in a mark, or its length is one that fields are cut at.

    A letter, a digit or a comma of ASCII is none. Of the lines `body`, which no chrome may be, one is the last.
    """
    import numpy as np

    from dupcheck.rules.base.char_offsets import wide_characters

    batch, lines = survey.tables.batch, survey.tables.lines
    buffer = np.frombuffer(batch.buffer + b"\n\n", dtype=np.uint8)
    ends = buffer[lines.ends - 1]
    is_open = ((ends >= ord("0")) & (ends <= ord("9"))) | (ends == ord(","))
    is_open |= ((ends | 0x20) >= ord("a")) & ((ends | 0x20) <= ord("z"))
    long = lines.counts >= MIN_OPEN_WORDS
    rows = np.repeat(np.arange(len(batch)), np.diff(lines.offsets))
    unclosed = np.bincount(rows[body[(long & is_open)[body]]], minlength=len(batch))
    many = np.bincount(rows[long], minlength=len(batch))
    wide = survey.once(wide_characters)
    sizes = np.diff(batch.offsets - wide.extra[np.searchsorted(wide.leads, batch.offsets)])
    # The other by one is cut with a newline behind. Not by np.isin, which imports numpy.ma.
    at_limit = np.array([size in LIMITS or size - 1 in LIMITS for size in sizes.tolist()], dtype=np.bool_)
    at_limit |= (buffer[batch.offsets[1:] - 1] == 0x0A) & (buffer[batch.offsets[1:] - 2] == 0x0A)
    return (unclosed - 1 <= (1 - MIN_CLOSED_SHARE) * many) | at_limit


def with_broken_line(survey: Survey) -> Rows:
    """Documents with a line of three or more words that ends in none but a letter, before one that may go on in it."""
    import numpy as np

    lines, tokens = survey.tables.lines, survey.tables.tokens
    buffer = np.frombuffer(survey.tables.batch.buffer + b"\n", dtype=np.uint8)
    rows, upper, lower = survey.once(likely_breaks)
    is_open = _is_one_of(buffer[tokens.ends[lines.last[upper] - 1]], b" \t\r\n,")
    first = buffer[tokens.starts[lines.first[lower]]]
    goes_on = first <= 0xD4  # Latin, Greek and Cyrillic
    broken = np.bincount(rows[is_open & goes_on], minlength=len(survey.tables))
    filled = np.append(0, np.cumsum(lines.counts > 0))
    filled = filled[lines.offsets[1:]] - filled[lines.offsets[:-1]]
    return np.flatnonzero((broken > 0) & (broken <= np.maximum(FEW_BROKEN, MAX_BROKEN * filled)))


def likely_breaks(survey: Survey) -> tuple[Rows, Rows, Rows]:
    """(document, line, the next with words) of all neighbours that the bytes at the break may make one sentence.

    The first ends in a word, a comma or nothing in ASCII; the second begins with a small letter or none in ASCII.
    """
    import numpy as np

    lines, tokens = survey.tables.lines, survey.tables.tokens
    buffer = np.frombuffer(survey.tables.batch.buffer + b"\n", dtype=np.uint8)
    filled = np.flatnonzero(lines.counts > 0)
    long = lines.counts[filled] >= MIN_PART_WORDS
    pairs = np.flatnonzero(long[:-1] & long[1:])
    upper, lower = filled[pairs], filled[pairs + 1]
    following = buffer[tokens.ends[lines.last[upper] - 1]]
    first = buffer[tokens.starts[lines.first[lower]]]
    likely = ((following <= ord(" ")) | (following == ord(",")) | (following >= 0x80)) & (
        ((first >= ord("a")) & (first <= ord("z"))) | (first >= 0xC3)
    )
    upper, lower = upper[likely], lower[likely]
    rows = np.searchsorted(lines.offsets, upper, side="right") - 1
    inside = lower < lines.offsets[rows + 1]
    return rows[inside], upper[inside], lower[inside]
