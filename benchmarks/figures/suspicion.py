"""How well the suspicion tells outputs that hold more than the page's own content from those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np

from dupcheck import Document, Finding, Settings, check
from figures.figure import Figure
from figures.outputs import Output, number_of, outputs, pages

OF_A_SITE = ("domain-wide-fault",)  # what each text is told is asked
PART = 4  # with its HTML every fourth page is asked: each output costs 10-18 ms more


@dataclass(frozen=True, slots=True)
class Scored:
    """An output, the suspicion that it got, and what was found in it."""

    output: Output
    suspicion: float
    findings: tuple[Finding, ...]


def measure(folder: Path) -> list[Figure]:
    """The area under the curve on article pages and on all, from the text alone and with the page's HTML beside it."""
    return [*_figures("text", scored(outputs(folder), {})), *_figures("html", beside_pages(folder))]


@cache
def beside_pages(folder: Path) -> Sequence[Scored]:
    """The outputs of every fourth page, judged with its HTML beside them."""
    html = pages(folder)
    found = [output for output in outputs(folder) if output.page in html and number_of(output.page) % PART == 0]
    return scored(found, html)


def scored(found: Sequence[Output], html: dict[str, str]) -> Sequence[Scored]:
    """Each output, judged together with the others, with the HTML of its page where that is at hand."""
    documents = [
        Document(text=output.text, id=output.id, path=output.id, url=output.url, html=html.get(output.page))
        for output in found
    ]
    report = check(documents, Settings(jobs=1, ignore=OF_A_SITE))
    scores = {row.document: row.suspicion for row in report.rows}
    ordered = sorted(report.findings, key=lambda finding: finding.document)
    said = {document: tuple(group) for document, group in groupby(ordered, lambda finding: finding.document)}
    return [Scored(output, scores[output.id], said.get(output.id, ())) for output in found]


def area(name: str, scores: Sequence[float], are_bad: Sequence[bool]) -> Figure:
    """Of all pairs of a bad and a good output, those in which the bad one scores higher; a tie counts half."""
    ranked, bad = np.asarray(scores), np.asarray(are_bad, dtype=np.bool_)
    good = np.sort(ranked[~bad])
    below, not_above = (good.searchsorted(ranked[bad], side=side).sum() for side in ("left", "right"))
    return Figure(name, int(below + not_above) // 2, int(bad.sum()) * len(good))


def _figures(what: str, found: Sequence[Scored]) -> list[Figure]:
    labelled = [(one.output.is_article, one.output.is_bad, one.suspicion) for one in found]
    labelled = [row for row in labelled if row[1] is not None]
    articles = [(is_bad is True, score) for is_article, is_bad, score in labelled if is_article]
    everything = [(is_bad is True, score) for _, is_bad, score in labelled]
    return [
        area(f"suspicion/{what}/{name}", [score for _, score in rows], [is_bad for is_bad, _ in rows])
        for name, rows in (("articles", articles), ("all", everything))
    ]
