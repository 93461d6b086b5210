"""Documents whose page is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def with_page_beside(survey: Survey) -> Rows:
    """Documents whose record holds HTML beside the text that was extracted from it."""
    import numpy as np

    columns = survey.tables.batch.columns
    pairs = zip(columns["html"], columns["text_from_html"], strict=True)
    return np.array([row for row, (html, is_whole) in enumerate(pairs) if html and not is_whole], dtype=np.int64)
