"""Sites of a crawl: a language, and the lines that stand on each of its pages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crawls.prose import close, draw_codes
from crawls.vocabulary import I32, Language

PAGES_A_SITE = 400  # on average, once a crawl is large
FIRST_SITES = 20  # of the smallest crawl
HEAD_WORDS, TAIL_WORDS = (4, 12), (10, 40)  # of the template lines above and below each body
ERROR_WORDS = (15, 120)  # of the page that a site answers with when it has none
HALF_WORDS = (300, 301)  # that a site's half-alike pages share: with half as many of their own, Jaccard is near 1/2


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on many pages of one site."""

    number: int
    language: int
    head: I32
    tail: I32
    error_page: I32
    half: I32


class Sites:
    """The sites of one crawl, made when they are first asked for."""

    def __init__(self, languages: tuple[Language, ...], seed: int) -> None:
        self.languages = languages
        self.seed = seed
        self.made: dict[int, Site] = {}

    def pick(self, page: int, chance: float) -> Site:
        """The site of a page; `chance` in [0, 1) picks it, low numbers more often. Large crawls have more."""
        count = FIRST_SITES + page // PAGES_A_SITE
        number = int(count * chance * chance)
        if number not in self.made:
            self.made[number] = self.make(number)
        return self.made[number]

    def make(self, number: int) -> Site:
        """A site's language and template, of its own seed."""
        generator = np.random.default_rng([self.seed, 2, number])
        language = int(generator.integers(len(self.languages)))

        def lines(limits: tuple[int, int]) -> I32:
            return close(draw_codes(self.languages[language], generator, int(generator.integers(*limits))))

        return Site(number, language, lines(HEAD_WORDS), lines(TAIL_WORDS), lines(ERROR_WORDS), lines(HALF_WORDS))
