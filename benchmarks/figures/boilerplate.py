"""Boilerplate of real sites: how much of what recurs outside the hand-made text is learned, and how little of the text.

The pages are whole: chrome and article. What stands outside the article and recurs on MIN_PAGES pages of its site, as a
line or, in texts without lines, as a run of RUN_WORDS words, is to be covered by findings of `shared-block`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from labelled import records

from dupcheck import Document, Settings, check
from figures.figure import Figure

MIN_PAGES = 3
RUN_WORDS = 8
EDGE_LETTERS = (40, 20, 10)  # of an article, by which its place in the page is found
FEW = 10  # pages of a site that is only begun to be crawled

Bools = npt.NDArray[np.bool_]
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page's text; `first` to `last` are the characters of its article."""

    site: str
    id: str
    text: str
    first: int
    last: int


def measure(folder: Path) -> list[Figure]:
    """Per form of the pages the share of recurring chrome that is found and the share of article left alone."""
    found = pages(folder)
    few = fewer(found, FEW)
    return [
        *_figures("lines", found, in_lines=True),
        *_figures("one-line", list(map(without_lines, found)), in_lines=False),
        *_figures("few", few, in_lines=True),
        *_figures("few-one-line", list(map(without_lines, few)), in_lines=False),
    ]


def pages(folder: Path) -> list[Page]:
    """The pages of the labelled sites."""
    rows = records(folder, "site_pages")
    return [Page(row["site"], row["id"], row["text"], *place_of_article(row["text"], row["gold"])) for row in rows]


def place_of_article(text: str, article: str) -> tuple[int, int]:
    """The characters of the article, found by its letters: extractors break lines and space words differently."""
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(text[at].casefold()[0] for at in places)
    wanted = "".join(char.casefold()[0] for char in article if char.isalnum())
    for size in (len(wanted), *EDGE_LETTERS) if wanted else ():
        first, tail = letters.find(wanted[:size]), letters.rfind(wanted[-size:])
        if 0 <= first <= tail:
            return places[first], places[tail + len(wanted[-size:]) - 1] + 1
    raise ValueError(f"the article does not stand in its page: {article[:60]!r}")


def fewer(found: Iterable[Page], number: int) -> list[Page]:
    """The first pages of every site."""
    taken: defaultdict[str, list[Page]] = defaultdict(list)
    for page in found:
        taken[page.site].append(page)
    return [page for of_site in taken.values() for page in of_site[:number]]


def without_lines(page: Page) -> Page:
    """The page as a scraper writes it that joins all text with spaces."""
    return Page(page.site, page.id, page.text.replace("\n", " "), page.first, page.last)


def recurring(found: Sequence[Page], *, in_lines: bool) -> list[Bools]:
    """Per page the characters outside the article that stand on MIN_PAGES pages of the site."""
    parts = [list(_lines(page) if in_lines else _runs(page)) for page in found]
    holders: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for page, of_page in zip(found, parts, strict=True):
        for words, _, _ in of_page:
            holders[page.site, words].add(page.id)
    masks = []
    for page, of_page in zip(found, parts, strict=True):
        mask = np.zeros(len(page.text), dtype=np.bool_)
        for words, start, end in of_page:
            if len(holders[page.site, words]) >= MIN_PAGES:
                mask[start:end] = True
        masks.append(mask & solid(page))
    return masks


def solid(page: Page) -> Bools:
    """The characters that are not white space."""
    return ~np.fromiter(map(str.isspace, page.text), dtype=np.bool_, count=len(page.text))


def covered(found: Sequence[Page]) -> list[Bools]:
    """Per page the characters that findings of `shared-block` claim."""
    report = check([Document(text=page.text, id=page.id, site=page.site, path=page.id) for page in found], SETTINGS)
    masks = {page.id: np.zeros(len(page.text), dtype=np.bool_) for page in found}
    for finding in report.findings:
        span = finding.primary.span
        masks[finding.document][span.start : span.end] = True
    return [masks[page.id] for page in found]


SETTINGS = Settings(select=("shared-block",), jobs=1)


def _figures(form: str, found: Sequence[Page], *, in_lines: bool) -> list[Figure]:
    wanted, claimed = recurring(found, in_lines=in_lines), covered(found)
    figures = []
    for site in sorted({page.site for page in found}):
        hits = total = spared = article = 0
        for page, want, has in zip(found, wanted, claimed, strict=True):
            if page.site != site:
                continue
            own = solid(page)
            own[: page.first] = own[page.last :] = False
            hits, total = hits + int((want & has).sum()), total + int(want.sum())
            spared, article = spared + int((own & ~has).sum()), article + int(own.sum())
        figures.append(Figure(f"boilerplate/{form}/{site}/found", hits, total))
        figures.append(Figure(f"boilerplate/{form}/{site}/article-left-alone", spared, article))
    return figures


def _lines(page: Page) -> Iterable[tuple[tuple[str, ...], int, int]]:
    """The lines with a word outside the article: their words, numbers alike, and their place."""
    start = 0
    for line in page.text.splitlines(keepends=True):
        end = start + len(line)
        words = tuple(_NUMBER.sub("0", word) for word in _WORD.findall(line.casefold()))
        if words and (end <= page.first or start >= page.last):
            yield words, start, end
        start = end


def _runs(page: Page) -> Iterable[tuple[tuple[str, ...], int, int]]:
    """Every run of RUN_WORDS words outside the article."""
    for start, end in ((0, page.first), (page.last, len(page.text))):
        found = list(_WORD.finditer(page.text, start, end))
        words = [_NUMBER.sub("0", match[0].casefold()) for match in found]
        for at in range(len(found) - RUN_WORDS + 1):
            yield tuple(words[at : at + RUN_WORDS]), found[at].start(), found[at + RUN_WORDS - 1].end()
