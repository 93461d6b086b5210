"""Ways to find the documents a rule should look at, on the arrays of a whole batch.

Each function here either is or returns a `Candidates`: survey -> sorted rows. NumPy is imported inside, so that
listing the rules does not load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def every_document(survey: Survey) -> Rows:
    """All rows: only for rules whose look at a document is a comparison or two."""
    import numpy as np

    return np.arange(len(survey.tables))


def with_phrase(*rules: str) -> Candidates:
    """Documents that hold a phrase of one of these rules' phrase files."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        wanted = np.array([phrase.rule in rules for phrase in survey.phrases], dtype=np.bool_)
        tokens = survey.hits.first[wanted[survey.hits.phrases]]
        return np.unique(survey.rows_of_tokens(tokens))

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


def either(*alternatives: Candidates) -> Candidates:
    """Documents that any of `alternatives` finds."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        return np.unique(np.concatenate([alternative(survey) for alternative in alternatives]))

    return candidates
