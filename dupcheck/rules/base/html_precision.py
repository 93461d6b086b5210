"""How much of each extracted text is its page's own, for the documents whose page is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dupcheck.rules.base.failure import NOT_OF_A_RULE
from dupcheck.rules.base.html_candidates import with_page_beside
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.survey import Survey

if TYPE_CHECKING:  # texts without HTML, most, are spared 50 ms of start-up
    from dupcheck.rules.base.html_facts import HtmlFacts


def precision_estimates(survey: Survey, pages: Mapping[int, Page]) -> npt.NDArray[np.float64]:
    """The share of each text that stands in its page's main content, float64[n_documents].

    NaN without HTML beside the text, and where the page shows no content. `pages` are those that rules have looked at,
    whose HTML need not be parsed again.
    """
    estimates = np.full(len(survey.tables), np.nan)
    for row in with_page_beside(survey).tolist():
        facts = _facts(pages.get(row) or Page(survey, row))
        if facts is not None and facts.coverage.main_words:
            estimates[row] = facts.coverage.precision_estimate
    return estimates


def _facts(page: Page) -> HtmlFacts | None:
    """What the page's HTML says; None, too, where it cannot be read, of which the rules that read it have told."""
    try:
        return page.html_facts
    except NOT_OF_A_RULE:
        raise
    except Exception:
        return None
