"""Ways to find documents by single characters and their neighbours, on the bytes of a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]

MIN_FUSED = 3  # "word.Next" stands once or twice in 3 of 181 clean articles: typing errors and a host name


def with_control(survey: Survey) -> Rows:
    """Documents that hold a C0 control other than white space, a C1 control other than U+0085, or a noncharacter."""
    import numpy as np

    batch = survey.tables.batch
    # Three bytes of padding, so that the bytes behind the last lead byte can be read.
    buffer = np.frombuffer(batch.buffer + b"   ", dtype=np.uint8)
    is_c0 = np.zeros(256, dtype=np.bool_)
    is_c0[:32] = is_c0[0x7F] = True
    is_c0[list(b"\t\n\f\r")] = False
    c1 = np.flatnonzero(buffer == 0xC2)
    three = np.flatnonzero(buffer == 0xEF)
    four = np.flatnonzero(buffer >= 0xF0)
    second, third = buffer[three + 1], buffer[three + 2]
    reserved = ((second == 0xB7) & (third >= 0x90) & (third < 0xB0)) | ((second == 0xBF) & (third >= 0xBE))
    last_of_plane = ((buffer[four + 1] & 0x0F) == 0x0F) & (buffer[four + 2] == 0xBF) & (buffer[four + 3] >= 0xBE)
    found = [
        np.flatnonzero(is_c0[buffer]),
        c1[(buffer[c1 + 1] < 0xA0) & (buffer[c1 + 1] != 0x85)],
        three[reserved],
        four[last_of_plane],
    ]
    return np.unique(np.searchsorted(batch.offsets, np.concatenate(found), side="right") - 1)


def with_fused_sentences(survey: Survey) -> Rows:
    """Documents where a letter, a closing mark and a letter adjoin three times, as in "end.Next"."""
    import numpy as np

    batch = survey.tables.batch
    buffer = np.frombuffer(b" " + batch.buffer + b"    ", dtype=np.uint8)
    is_mark = np.zeros(256, dtype=np.bool_)
    is_mark[list(b".!?")] = True
    marks = np.flatnonzero(is_mark[buffer[: len(batch.buffer) + 1]])
    before, behind = buffer[marks - 1], buffer[marks + 1]
    behind = np.where(np.isin(behind, list(b"\"')")), buffer[marks + 2], behind)
    behind = np.where((behind == 0xE2) | (buffer[marks + 1] == 0xC2), buffer[marks + 4], behind)
    lower = ((before >= ord("a")) & (before <= ord("z"))) | (before >= 0x80)
    upper = ((behind >= ord("A")) & (behind <= ord("Z"))) | (behind >= 0xC3)
    rows = np.searchsorted(batch.offsets, marks[lower & upper] - 1, side="right") - 1
    return np.flatnonzero(np.bincount(rows, minlength=len(batch)) >= MIN_FUSED)
