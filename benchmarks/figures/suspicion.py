"""How well the suspicion tells outputs that hold more than the page's own content from those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dupcheck import Document, Settings, check
from figures.figure import Figure
from figures.outputs import Output, number_of, outputs, pages

PART = 4  # with its HTML every fourth page is asked: each output costs 10-18 ms more


def measure(folder: Path) -> list[Figure]:
    """The area under the curve on article pages and on all, from the text alone and with the page's HTML beside it."""
    found, html = outputs(folder), pages(folder)
    beside = [output for output in found if output.page in html and number_of(output.page) % PART == 0]
    return [*_figures("text", found, {}), *_figures("html", beside, html)]


def suspicions(found: Sequence[Output], html: dict[str, str]) -> list[float]:
    """The suspicion of each output, judged together, with the HTML of its page where that is at hand."""
    documents = [
        Document(text=output.text, id=output.id, path=output.id, url=output.url, html=html.get(output.page))
        for output in found
    ]
    scores = {row.document: row.suspicion for row in check(documents, Settings(jobs=1)).rows}
    return [scores[output.id] for output in found]


def area(name: str, scores: Sequence[float], are_bad: Sequence[bool]) -> Figure:
    """Of all pairs of a bad and a good output, those in which the bad one scores higher; a tie counts half."""
    ranked, bad = np.asarray(scores), np.asarray(are_bad, dtype=np.bool_)
    good = np.sort(ranked[~bad])
    below, not_above = (good.searchsorted(ranked[bad], side=side).sum() for side in ("left", "right"))
    return Figure(name, int(below + not_above) // 2, int(bad.sum()) * len(good))


def _figures(what: str, found: Sequence[Output], html: dict[str, str]) -> list[Figure]:
    scored = list(zip(found, suspicions(found, html), strict=True))
    labelled = [(output.is_article, output.is_bad, score) for output, score in scored if output.is_bad is not None]
    articles = [(is_bad, score) for is_article, is_bad, score in labelled if is_article]
    return [
        area(f"suspicion/{what}/articles", [score for _, score in articles], [is_bad for is_bad, _ in articles]),
        area(f"suspicion/{what}/all", [score for *_, score in labelled], [is_bad for _, is_bad, _ in labelled]),
    ]
