"""Which lines of a batch have words that stand again elsewhere in their document, on arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.rules.base.lines import SLACK

if TYPE_CHECKING:
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class TwinLines:
    """For every line of the batch how many of its words, at most, stand again, in runs of eight and more.

    `begins` is true where such a run begins; `elsewhere` counts those that stand before or behind the line, `behind`
    those behind it, `pair_behind` those of this and the next line behind both; `runs` are how many runs it has. Runs
    that go on beyond a line by more than SLACK words belong to something larger and do not count.
    """

    begins: npt.NDArray[np.bool_]
    elsewhere: I64
    behind: I64
    pair_behind: I64
    runs: I64


def find_twin_lines(survey: Survey) -> TwinLines:
    """Counts the runs of every line."""
    lines, runs = survey.tables.lines, survey.repeats.runs
    starts, lengths = runs.starts, runs.lengths
    earlier = starts - runs.offsets
    # A run has eight tokens or more: its middle lies in the one line that it may stand in.
    middles = np.searchsorted(lines.first, np.concatenate([earlier, starts]) + np.tile(lengths // 2, 2), "right") - 1
    of_earlier, of_later = middles[: len(starts)], middles[len(starts) :]
    begins = np.zeros(len(lines), dtype=np.bool_)
    begins[np.searchsorted(lines.first, np.concatenate([earlier, starts]), "right") - 1] = True
    earlier_inside = _inside(survey, of_earlier, of_earlier, earlier, lengths)
    later_inside = _inside(survey, of_later, of_later, starts, lengths)
    count = len(lines)
    elsewhere = np.bincount(of_earlier[earlier_inside], lengths[earlier_inside], count)
    elsewhere = elsewhere + np.bincount(of_later[later_inside], lengths[later_inside], count)
    pieces = np.bincount(of_earlier[earlier_inside], minlength=count)
    pieces += np.bincount(of_later[later_inside], minlength=count)
    earlier_behind = earlier_inside & (starts >= lines.last[of_earlier])
    behind = np.bincount(of_earlier[earlier_behind], lengths[earlier_behind], count)
    pair_behind = np.zeros(count)
    for upper in (of_earlier, of_earlier - 1):
        lower = np.minimum(upper + 1, count - 1)
        inside = (upper >= 0) & (lower > upper)
        inside &= _inside(survey, upper, lower, earlier, lengths) & (starts >= lines.last[lower])
        pair_behind = pair_behind + np.bincount(upper[inside], lengths[inside], count)
    return TwinLines(begins, *(column.astype(np.int64) for column in (elsewhere, behind, pair_behind, pieces)))


def _inside(survey: Survey, upper: I64, lower: I64, starts: I64, lengths: I64) -> npt.NDArray[np.bool_]:
    """Which of these runs stand in the lines `upper` to `lower`, but for SLACK words."""
    lines = survey.tables.lines
    fits: npt.NDArray[np.bool_] = (starts >= lines.first[upper] - SLACK) & (
        starts + lengths <= lines.last[lower] + SLACK
    )
    return fits


def places_in_documents(survey: Survey) -> I64:
    """For every line of the batch, how many lines with words stand before it in its document."""
    lines = survey.tables.lines
    before: I64 = np.cumsum(lines.counts > 0) - (lines.counts > 0)
    places: I64 = before - np.repeat(before[lines.offsets[:-1]], np.diff(lines.offsets))
    return places
