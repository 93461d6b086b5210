"""How well `low-coverage` and `truncated` tell outputs that lack most of their page's text from complete ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dupcheck import Finding
from figures.figure import Figure
from figures.suspicion import area, beside_pages

SHORT, WHOLE = 0.5, 0.95  # recall of the hand-made text: below is short, above is whole; between is not asked
# What a cut-off end says: less than that most of the page is missing, the more so the surer it is.
CUT_OFF = {"high": 0.6, "medium": 0.5, "low": 0.1}


def measure(folder: Path) -> list[Figure]:
    """The area under the curve on article pages; on others extractors rightly differ in what they take."""
    found = [one for one in beside_pages(folder) if one.output.is_article]
    asked = [one for one in found if not SHORT <= one.output.recall <= WHOLE]
    scores = [missing(one.findings) for one in asked]
    return [area("coverage/articles", scores, [one.output.recall < SHORT for one in asked])]


def missing(findings: Sequence[Finding]) -> float:
    """How much of its page a text lacks, by the findings of the two rules; 0 where they say nothing."""
    said = [0.0]
    for finding in findings:
        if finding.rule == "low-coverage":
            said.append(1 - float(finding.measures["recall_estimate"]))
        elif finding.rule == "truncated":
            said.append(CUT_OFF[finding.confidence])
    return max(said)
