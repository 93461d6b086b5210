"""Ways to find the documents a rule should look at, on the arrays of a whole batch.

Each function here either is or returns a `Candidates`: survey -> sorted rows. NumPy is imported inside, so that
listing the rules does not load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.column import ConstantColumn

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def with_phrase(*rules: str) -> Candidates:
    """Documents that hold a phrase of one of these rules' phrase files."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        found = [survey.rows_with(rule) for rule in rules]
        return distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    return candidates


def with_bytes(*needles: bytes) -> Candidates:
    """Documents whose UTF-8 text holds one of these byte strings."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        rows = set()
        for needle in needles:
            place = batch.buffer.find(needle)
            while place >= 0:
                row = int(np.searchsorted(batch.offsets, place, side="right")) - 1
                if place + len(needle) <= batch.offsets[row + 1]:
                    rows.add(row)
                    place = batch.buffer.find(needle, int(batch.offsets[row + 1]))
                else:
                    place = batch.buffer.find(needle, place + 1)
        return np.array(sorted(rows), dtype=np.int64)

    return candidates


def with_repeat(survey: Survey) -> Rows:
    """Documents in which a run of tokens stands more than once."""
    return survey.repeats.rows


def with_block_repeat(min_exact: int, min_edited: int) -> Candidates:
    """Documents with a run of `min_exact` tokens that stands again, or runs of `min_edited` that a chain may join."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        runs, chainable = survey.repeats.runs, survey.repeats.chainable
        exact = runs.documents[runs.lengths >= min_exact]
        return distinct(np.concatenate([exact, chainable.documents[chainable.words >= min_edited]]))

    return candidates


def with_adjoining_repeat(survey: Survey) -> Rows:
    """Documents in which a run of tokens is followed at once by itself."""

    from dupcheck.kernels.plain.distinct import distinct

    runs = survey.repeats.runs
    return distinct(runs.documents[runs.offsets <= runs.lengths])


def of_at_most(max_words: int) -> Candidates:
    """Documents of at most so many tokens, and of one."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        counts = survey.tables.tokens.counts
        return np.flatnonzero((counts > 0) & (counts <= max_words))

    return candidates


def either(*alternatives: Candidates) -> Candidates:
    """Documents that any of `alternatives` finds."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.kernels.plain.distinct import distinct

        return distinct(np.concatenate([alternative(survey) for alternative in alternatives]))

    return candidates


def with_match(pattern: str) -> Candidates:
    """Documents whose UTF-8 text matches this regex of bytes, which is linear and holds no anchor.

    Documents lie in one buffer without a border, so a match across two of them is looked at and passed over.
    A pattern that is one character and a look ahead is searched for from where that character stands: to look for a
    byte that a batch does not have takes `bytes.find` a fifth of what it takes the regex.
    """
    import re

    search = re.compile(pattern.encode()).search
    opening = re.match(r"\\?([^\w\\(\[.]|_)\(\?=", pattern)
    first = opening[1].encode() if opening else b""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        offsets = batch.offsets
        rows = []
        place = batch.buffer.find(first)
        while place >= 0 and (match := search(batch.buffer, place)):
            row = int(np.searchsorted(offsets, match.start(), side="right")) - 1
            inside = match.end() <= offsets[row + 1]
            if inside:
                rows.append(row)
            place = batch.buffer.find(first, int(offsets[row + 1]) if inside else match.start() + 1)
        return np.array(rows, dtype=np.int64)

    return candidates


def with_field(name: str) -> Candidates:
    """Documents whose field `name` holds something."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        column = survey.tables.batch.columns[name]
        if isinstance(column, ConstantColumn) and not column.value:
            return np.zeros(0, dtype=np.int64)
        return np.array([row for row, value in enumerate(column) if value], dtype=np.int64)

    return candidates


def without_words(survey: Survey) -> Rows:
    """Documents that hold no token at all."""
    import numpy as np

    return np.flatnonzero(survey.tables.tokens.counts == 0)


def with_few_words(survey: Survey) -> Rows:
    """Documents that hold a token, but fewer than `min_words` of the settings."""
    import numpy as np

    counts = survey.tables.tokens.counts
    return np.flatnonzero((counts > 0) & (counts < survey.settings.min_words))


def with_field_value(name: str, values: frozenset[str]) -> Candidates:
    """Documents whose field `name`, casefolded, is one of `values`."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        column = survey.tables.batch.columns[name]
        if isinstance(column, ConstantColumn) and not column.value:
            return np.zeros(0, dtype=np.int64)
        return np.array(
            [row for row, value in enumerate(column) if value and str(value).strip().casefold() in values],
            dtype=np.int64,
        )

    return candidates
