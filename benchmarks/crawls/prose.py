"""Prose without end: the codes of sentences and paragraphs, cut into pages as they are asked for."""

from __future__ import annotations

import numpy as np

from crawls.vocabulary import CAPITAL, COMMA, END_OF_PARAGRAPH, I32, STOP, WORD_SHIFT, Language

REFILL = 1 << 19  # words drawn at once
# Of 256 words 4 end a paragraph, 14 more a sentence (14 words long on average), and 14 stand before a comma.
PARAGRAPH_ENDS, SENTENCE_ENDS, COMMAS = 4, 18, 32


class Prose:
    """A stream of one language's codes; the same seed gives the same stream however it is cut."""

    def __init__(self, language: Language, generator: np.random.Generator) -> None:
        self.language = language
        self.generator = generator
        self.codes = np.empty(0, dtype=np.int32)
        self.position = 0

    def take(self, num_words: int) -> I32:
        """The next words as a text of its own."""
        if self.position + num_words > len(self.codes):
            self.codes = draw_codes(self.language, self.generator, max(REFILL, num_words))
            self.position = 0
        text = self.codes[self.position : self.position + num_words].copy()
        self.position += num_words
        return close(text)


def draw_codes(language: Language, generator: np.random.Generator, count: int) -> I32:
    """Codes of running text."""
    words = language.draws[generator.integers(0, len(language.draws), count, dtype=np.uint32)]
    chance = generator.integers(0, 256, count, dtype=np.uint8)
    separator = np.select(
        [chance < PARAGRAPH_ENDS, chance < SENTENCE_ENDS, chance < COMMAS], [END_OF_PARAGRAPH, STOP, COMMA]
    ).astype(np.int32)
    codes = (words << WORD_SHIFT) | separator
    codes[1:] |= np.where(separator[:-1] >= STOP, CAPITAL, 0).astype(np.int32)
    return codes


def close(codes: I32) -> I32:
    """The codes as a text that begins with a capital and ends a paragraph (changed in place)."""
    codes[0] |= CAPITAL
    codes[-1] |= END_OF_PARAGRAPH
    return codes
