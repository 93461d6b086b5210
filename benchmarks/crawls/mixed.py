"""A crawl of many sites, in which it is known what is a copy of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from crawls.edits import TARGETS, edit
from crawls.pages import TITLE_WORDS, Page
from crawls.prose import Prose
from crawls.similarity import jaccard
from crawls.sites import Site, Sites
from crawls.vocabulary import I32, Language

MEDIAN_WORDS, SPREAD = 300, 0.9  # log-normal, as the length of web pages is
MIN_WORDS, MAX_WORDS = 20, 20_000
HALF_ALIKE_WORDS = 150  # of a half-alike page's own
POOL = 4_096  # pages that may still be copied: the memory that the generator needs
DRAWN_AT_ONCE = 4_096  # pages
SCATTERED = 0.5  # of near-copies have words changed here and there, the others one passage
RENEWAL = 0.1  # of ordinary pages take a place in the pool, so a copy is some 40,000 pages from its original

SHARES = {"exact-copy": 0.04, "near-copy": 0.06, "doubled-body": 0.01, "half-alike": 0.02, "error-page": 0.02}


class Crawl:
    """The state of one crawl under way."""

    def __init__(self, languages: tuple[Language, ...], seed: int) -> None:
        self.generator = np.random.default_rng([seed, 0])
        self.proses = [
            Prose(language, np.random.default_rng([seed, 3, number])) for number, language in enumerate(languages)
        ]
        self.sites = Sites(languages, seed)
        self.pool: list[tuple[Page, I32]] = []  # a page and its body without the site's lines

    def pages(self, count: int) -> Iterator[Page]:
        """The crawl's pages in order; a longer crawl begins with the same pages."""
        kinds = [*SHARES, "ordinary"]
        limits = np.cumsum(list(SHARES.values()))
        for first in range(0, count, DRAWN_AT_ONCE):
            drawn = kinds_and_more(self.generator, limits)
            for number, (kind, site_chance, num_words) in zip(range(first, count), drawn, strict=False):
                yield self.page(number, self.sites.pick(number, site_chance), kinds[kind], num_words)

    def page(self, number: int, site: Site, kind: str, num_words: int) -> Page:
        """The next page, of the kind asked for; a copy stays on its original's site."""
        if kind in ("exact-copy", "near-copy") and self.pool:
            original, body = self.pool[int(self.generator.integers(len(self.pool)))]
            return self.exact_copy(number, original) if kind == "exact-copy" else self.near_copy(number, original, body)
        if kind == "doubled-body":
            return self.doubled(number, site, num_words)
        if kind == "half-alike":
            codes = framed(site, site.half, self.proses[site.language].take(HALF_ALIKE_WORDS))
            return self.make(number, site, codes, {"kind": kind, "group": site.number})
        if kind == "error-page":
            return self.make(number, site, framed(site, site.error_page), {"kind": kind, "group": site.number})
        return self.ordinary(number, site, num_words)

    def ordinary(self, number: int, site: Site, num_words: int) -> Page:
        """A page of its own, which later pages may copy."""
        body = self.proses[site.language].take(num_words)
        page = self.make(number, site, framed(site, body), None)
        if len(self.pool) < POOL:
            self.pool.append((page, body))
        elif self.generator.random() < RENEWAL:
            self.pool[int(self.generator.integers(POOL))] = (page, body)
        return page

    def exact_copy(self, number: int, original: Page) -> Page:
        """The same text under another address."""
        return replace(original, number=number, known={"kind": "exact-copy", "of": original.id, "jaccard": 1.0})

    def near_copy(self, number: int, original: Page, body: I32) -> Page:
        """The text with changes."""
        site = self.sites.made[original.site]
        target = TARGETS[int(self.generator.integers(len(TARGETS)))]
        scattered = bool(self.generator.random() < SCATTERED)
        changed = framed(site, edit(body, target, scattered, self.proses[site.language], self.generator))
        known = {"kind": "near-copy", "of": original.id, "jaccard": round(jaccard(original.codes, changed), 6)}
        return self.make(number, site, changed, known)

    def doubled(self, number: int, site: Site, num_words: int) -> Page:
        """A page whose body stands twice."""
        body = self.proses[site.language].take(num_words)
        codes = framed(site, body, body)
        known = {"kind": "doubled-body", "words": len(body), "share": round(len(body) / len(codes), 6)}
        return self.make(number, site, codes, known)

    def make(self, number: int, site: Site, codes: I32, known: dict[str, Any] | None) -> Page:
        """A page of a site under its first words: a title of which no word stands in the text is a fault."""
        language, title = self.proses[site.language].language, codes[len(site.head) :][:TITLE_WORDS]
        return Page(number=number, site=site.number, language=language, codes=codes, title=title, known=known)


def framed(site: Site, *bodies: I32) -> I32:
    """The bodies between the site's lines."""
    return np.concatenate([site.head, *bodies, site.tail])


def kinds_and_more(generator: np.random.Generator, limits: npt.NDArray[np.float64]) -> Iterator[tuple[int, float, int]]:
    """For DRAWN_AT_ONCE pages the number of the kind, a chance for the site, and the words of the body."""
    chances = generator.random((2, DRAWN_AT_ONCE))
    words = np.clip(generator.lognormal(np.log(MEDIAN_WORDS), SPREAD, DRAWN_AT_ONCE), MIN_WORDS, MAX_WORDS)
    kinds = np.searchsorted(limits, chances[0], side="right")
    return zip(kinds.tolist(), chances[1].tolist(), words.astype(int).tolist(), strict=True)
