"""Whether a finding on an extractor's output is right, by the hand-made text of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dupcheck import Finding
from dupcheck.kernels.arrays import Bools
from dupcheck.model.finding import Place
from figures.alignment import Words, in_gold

MIN_OUTSIDE = 0.5  # of a place's words outside the hand-made text
END_WORDS = 10  # of the hand-made text, of which a text that breaks off lacks more than half
MIN_RECALL = 0.8  # of the hand-made text's words: a text with fewer is short of it
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Compared:
    """An output beside the hand-made text of its page."""

    text: str
    gold: str
    gold_words: Words

    @cached_property
    def words(self) -> Words:
        """The output's words."""
        return Words(self.text)

    @cached_property
    def outside(self) -> Bools:
        """True for each word of the output that the hand-made text has no place for."""
        found: Bools = ~in_gold(self.words.hashes, self.gold_words.hashes)
        return found

    @cached_property
    def missing(self) -> Bools:
        """True for each word of the hand-made text that the output has no place for."""
        found: Bools = ~in_gold(self.gold_words.hashes, self.words.hashes)
        return found

    @cached_property
    def spaced_gold(self) -> str:
        """The hand-made text with its white space made alike."""
        return _alike(self.gold)

    def is_outside(self, place: Place) -> bool:
        """True where most words of a place are outside; a place without words is not."""
        outside = self.outside[self.words.within(place.span.start, place.span.end)]
        return len(outside) > 0 and float(np.mean(outside)) >= MIN_OUTSIDE


def is_right(finding: Finding, compared: Compared) -> bool:
    """True where what the finding says is so, as far as the hand-made text can tell."""
    return _judge_of(finding.code)(finding, compared)


def _place(finding: Finding, compared: Compared) -> bool:
    """The place is no part of the hand-made text."""
    return compared.is_outside(finding.primary)


def _copies(finding: Finding, compared: Compared) -> bool:
    """One of the copies has no place in the hand-made text: it stands there fewer times."""
    places = (finding.primary, *(place for place in finding.related if place.document == finding.document))
    return any(map(compared.is_outside, places))


def _characters(finding: Finding, compared: Compared) -> bool:
    """The hand-made text does not have these characters, with the words that they touch."""
    start, end = finding.primary.span.start, finding.primary.span.end
    text = compared.text
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return _alike(text[start:end]) not in compared.spaced_gold


def _end(finding: Finding, compared: Compared) -> bool:
    """The hand-made text goes on, or the text ends with what is none of it."""
    goes_on = float(np.mean(compared.missing[-END_WORDS:])) > MIN_OUTSIDE if len(compared.missing) else False
    return goes_on or compared.is_outside(finding.primary)


def _length(finding: Finding, compared: Compared) -> bool:
    """The text lacks much of the hand-made one, or is none of it."""
    lacks = len(compared.missing) > 0 and float(np.mean(compared.missing)) > 1 - MIN_RECALL
    return lacks or compared.is_outside(finding.primary)


def _alike(text: str) -> str:
    return _SPACES.sub(lambda run: "\n" if "\n" in run.group() else " ", text).strip()


Judge = Callable[[Finding, Compared], bool]
_JUDGES: Mapping[str, Judge] = {  # by the longest beginning of the code; all others are about a place
    "DUP": _copies,
    "ENC": _characters,
    "STR": _characters,
    "MRK01": _characters,
    "MRK02": _characters,
    "MRK07": _characters,
    "LEN02": _length,
    "LEN03": _end,
    "HTM01": _length,
    "HTM02": _copies,
}


def _judge_of(code: str) -> Judge:
    for length in range(len(code), 0, -1):
        if code[:length] in _JUDGES:
            return _JUDGES[code[:length]]
    return _place
