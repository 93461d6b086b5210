"""Ways to find documents by what stands among their first and last lines, on the arrays of a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def near_edge(rule: str, *roles: str, within: int, least: int = 1) -> Candidates:
    """Documents with phrases of `rule` in `roles` on `least` of their first, or last, `within` lines with text."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        lines = survey.tables.lines
        wanted = np.array([it.rule == rule and it.role in roles for it in survey.phrases], dtype=np.bool_)
        tokens = survey.hits.first[wanted[survey.hits.phrases]]
        hit_lines = np.unique(np.searchsorted(lines.first, tokens, side="right") - 1)
        # The number of lines with text before each line, and before each document.
        filled = np.concatenate([[0], np.cumsum(lines.counts > 0)])
        rows = np.searchsorted(lines.offsets, hit_lines, side="right") - 1
        place, begin, end = filled[hit_lines], filled[lines.offsets[rows]], filled[lines.offsets[rows + 1]]
        size = len(survey.tables)
        head = np.bincount(rows[place - begin < within], minlength=size)
        tail = np.bincount(rows[end - place <= within], minlength=size)
        return np.flatnonzero((head >= least) | (tail >= least))

    return candidates


def with_late_bytes(needle: bytes, reach: int) -> Candidates:
    """Documents that hold `needle` among the last `reach` bytes of their UTF-8 text."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        places = []
        place = batch.buffer.find(needle)
        while place >= 0:
            places.append(place)
            place = batch.buffer.find(needle, place + 1)
        found = np.array(places, dtype=np.int64)
        rows = np.searchsorted(batch.offsets, found, side="right") - 1
        ends = batch.offsets[rows + 1]
        return np.unique(rows[(ends - found <= reach) & (found + len(needle) <= ends)])

    return candidates
