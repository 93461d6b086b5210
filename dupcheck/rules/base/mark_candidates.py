"""Ways to find documents by single characters and their neighbours, on the bytes of a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.rules.base.byte_places import places_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]

MIN_FUSED = 3  # "word.Next" stands once or twice in 3 of 181 clean articles: typing errors and a host name
MIN_FUSED_RATE = 0.5  # of a thousand words; manuals name os.Create and its like less often
MIN_LOST = 3  # places: "wh??t" once or twice is a typist's, and one of 3,039 texts about code has it once
MAX_CLOSERS = 2  # closing quotes and brackets behind a mark


def with_control(survey: Survey) -> Rows:
    """Documents that hold a C0 control other than white space, a C1 control other than U+0085, or a noncharacter."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct

    return distinct(np.searchsorted(survey.tables.batch.offsets, survey.once(control_bytes), side="right") - 1)


def control_bytes(survey: Survey) -> Rows:
    """Where in the batch these characters begin."""
    return survey.once(_odd_bytes)[0]


def _odd_bytes(survey: Survey) -> tuple[Rows, Rows]:
    return survey.tables.gear.find_odd(survey.tables.batch.buffer)


def with_lost_letters(survey: Survey) -> Rows:
    """Documents with a replacement character, or with two question marks inside a word often enough."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct

    batch = survey.tables.batch
    replaced = np.searchsorted(batch.offsets, survey.once(_odd_bytes)[1], side="right") - 1
    pairs = places_of(b"??", batch.buffer)
    pairs = pairs[pairs > 0]
    before = np.frombuffer(batch.buffer, dtype=np.uint8)[pairs - 1]
    pairs = pairs[((before | 0x20) >= ord("a")) & (((before | 0x20) <= ord("z")) | (before >= 0x80))]
    lost = np.bincount(np.searchsorted(batch.offsets, pairs, side="right") - 1, minlength=len(batch)) >= MIN_LOST
    return distinct(np.concatenate([replaced, np.flatnonzero(lost)]))


def with_fused_sentences(survey: Survey) -> Rows:
    """Documents where a word in small letters, a closing mark and a capital adjoin, as in "end.Next", often enough."""
    import numpy as np

    rows, _ = survey.once(fused_marks)
    counts = np.bincount(rows, minlength=len(survey.tables))
    return np.flatnonzero(
        (counts >= MIN_FUSED) & (counts >= MIN_FUSED_RATE * np.maximum(1, survey.tables.tokens.counts) / 1000)
    )


def fused_marks(survey: Survey) -> tuple[Rows, Rows]:
    """(document, byte) of every closing mark between a small and a capital letter, as far as single bytes tell."""
    import numpy as np

    batch = survey.tables.batch
    # Bytes before the first mark and behind the last one can be read too.
    buffer = np.frombuffer(b"   " + batch.buffer + b" " * 10, dtype=np.uint8)
    text = buffer[3:-10]
    marks = np.flatnonzero((text == ord(".")) | (text == ord("!")) | (text == ord("?"))) + 3
    marks = marks[(buffer[marks + 1] > ord(" ")) & (buffer[marks - 1] > ord("Z"))]
    last, second, third = buffer[marks - 1], buffer[marks - 2], buffer[marks - 3]
    is_small = (last >= 0x80) & ~((third == 0xE2) & (second == 0x80))  # no letter, but a quote or a dash
    is_small |= (
        (last >= ord("a")) & (last <= ord("z")) & (((second >= ord("a")) & (second <= ord("z"))) | (second >= 0x80))
    )
    marks = marks[is_small]
    behind = marks + 1
    for _ in range(MAX_CLOSERS):
        behind += _width_of_closer(buffer, behind)
    first, then = buffer[behind], buffer[behind + 1]
    is_capital = (first >= 0xC3) & ~((first >= 0xE3) & (first <= 0xE9))  # scripts of East Asia have no case
    is_capital |= (
        (first >= ord("A")) & (first <= ord("Z")) & (((then >= ord("a")) & (then <= ord("z"))) | (then >= 0xC2))
    )
    marks = marks[is_capital] - 3
    return np.searchsorted(batch.offsets, marks, side="right") - 1, marks


def _width_of_closer(buffer: npt.NDArray[np.uint8], places: Rows) -> Rows:
    """The bytes of the closing quote or bracket at each place, 0 where none is."""
    import numpy as np

    first, second, third = buffer[places], buffer[places + 1], buffer[places + 2]
    is_ascii = (first == ord('"')) | (first == ord("'")) | (first == ord(")")) | (first == ord("]"))
    is_three = (first == 0xE2) & (second == 0x80) & ((third == 0x9D) | (third == 0x99))
    return np.where(is_ascii, 1, np.where(is_three, 3, np.where((first == 0xC2) & (second == 0xBB), 2, 0)))
