"""Ways to find documents by what stands among their first and last lines, on the arrays of a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.rules.base.byte_places import places_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def near_edge(rule: str, *roles: str, within: int, least: int = 1) -> Candidates:
    """Documents with phrases of `rule` in `roles` on `least` of their first, or last, `within` lines with words."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        rows, before, behind = _places(survey, rule, roles)
        size = len(survey.tables)
        head = np.bincount(rows[before < within], minlength=size)
        tail = np.bincount(rows[behind < within], minlength=size)
        return np.flatnonzero((head >= least) | (tail >= least))

    return candidates


def near_end(rule: str, *roles: str, within: int, least: int = 1) -> Candidates:
    """Documents with phrases of `rule` in `roles` on `least` of their last `within` lines with words."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        rows, _, behind = _places(survey, rule, roles)
        return np.flatnonzero(np.bincount(rows[behind < within], minlength=len(survey.tables)) >= least)

    return candidates


def _places(survey: Survey, rule: str, roles: tuple[str, ...]) -> tuple[Rows, Rows, Rows]:
    """(documents, lines with words before, lines with words behind) of every line that holds such a phrase."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct

    lines = survey.tables.lines
    tokens = survey.hits.first[survey.are_of(rule, *roles)[survey.hits.phrases]]
    hit_lines = distinct(np.searchsorted(lines.first, tokens, side="right") - 1)
    filled = np.concatenate([[0], np.cumsum(lines.counts > 0)])  # lines with words before each line
    rows = np.searchsorted(lines.offsets, hit_lines, side="right") - 1
    before = filled[hit_lines] - filled[lines.offsets[rows]]
    behind = filled[lines.offsets[rows + 1]] - filled[hit_lines] - 1
    return rows, before, behind


def with_late_bytes(needle: bytes, reach: int) -> Candidates:
    """Documents that hold `needle` among the last `reach` bytes of their UTF-8 text."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        batch = survey.tables.batch
        found = places_of(needle, batch.buffer)
        rows = np.searchsorted(batch.offsets, found, side="right") - 1
        ends = batch.offsets[rows + 1]
        return distinct(rows[(ends - found <= reach) & (found + len(needle) <= ends)])

    return candidates
