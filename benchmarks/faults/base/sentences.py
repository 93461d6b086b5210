"""The sentences of a paragraph, and a paragraph with some words changed."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

# Behind an end mark and its quotation mark; before a space, or anything in scripts without spaces.
_BORDER = re.compile(r"(?<=[.!?…؟۔])[\"”»’)]{0,2}\s+(?=[^a-zа-я\s])|(?<=[。！？])(?![」』”])")


def sentences_of(paragraph: str) -> list[str]:
    """The sentences, each with its end mark."""
    cuts = [match.start() if match.group() == "" else match.end() for match in _BORDER.finditer(paragraph)]
    borders = [0, *cuts, len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in pairwise(borders))
    return [part for part in parts if part and part[-1] in ".!?…。！？؟۔"]


def edited(paragraph: str, random: Random, share: float, separator: str) -> str:
    """The paragraph with about `share` of its words, or characters where it has no spaces, replaced by others of it."""
    words = paragraph.split(" ") if separator else list(paragraph)
    places = [place for place, word in enumerate(words) if word.isalpha()]
    for place in random.sample(places, min(len(places), max(1, round(share * len(words))))):
        words[place] = words[random.choice(places)]
    return separator.join(words)
