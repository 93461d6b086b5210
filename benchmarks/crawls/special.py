"""Crawls of one site that make candidates explode: all pages the same, nearly the same, or half the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from crawls.mixed import Crawl, framed
from crawls.pages import TITLE_WORDS, Page
from crawls.prose import Prose
from crawls.vocabulary import I32, NUM_WORDS, WORD_SHIFT, Language

PAGE_WORDS = 450  # the mean of an ordinary page, so that a special page costs as much to read
OWN_WORDS = 150  # a third: two pages then share two thirds of their shingles, Jaccard 1/2
NAME_PLACE = 200  # words before the name that differs


def identical(prose: Prose) -> Callable[[int], I32]:
    """Every page the same text."""
    text = prose.take(PAGE_WORDS)
    return lambda number: text


def template(prose: Prose) -> Callable[[int], I32]:
    """Every page the same text with another name of two words in it."""
    text = prose.take(PAGE_WORDS)

    def page(number: int) -> I32:
        text[NAME_PLACE : NAME_PLACE + 2] = np.array(divmod(number, NUM_WORDS)) << WORD_SHIFT
        return text.copy()

    return page


def half_alike(prose: Prose) -> Callable[[int], I32]:
    """Every page two thirds the same text, one third its own."""
    text = prose.take(PAGE_WORDS - OWN_WORDS)
    return lambda number: np.concatenate([text, prose.take(OWN_WORDS)])


SPECIAL = {"identical": identical, "template": template, "half-alike": half_alike}


def special_pages(kind: str, count: int, language: Language, seed: int) -> Iterator[Page]:
    """The pages of a special crawl, each under its own address and title."""
    prose = Prose(language, np.random.default_rng([seed, 4]))
    text_of = SPECIAL[kind](prose)
    for number in range(count):
        known: dict[str, Any] = {"kind": kind, "group": 0}
        title = prose.take(TITLE_WORDS)
        yield Page(number=number, site=0, language=language, codes=text_of(number), title=title, known=known)


def ordinary_pages(count: int, crawl: Crawl) -> Iterator[Page]:
    """Pages of their own only, of the length of special ones, over the sites of a small crawl."""
    chances = crawl.generator.random(count)
    for number, chance in enumerate(chances.tolist()):
        site = crawl.sites.pick(0, chance)
        codes = framed(site, crawl.proses[site.language].take(PAGE_WORDS - len(site.head) - len(site.tail)))
        yield crawl.make(number, site, codes, None)
