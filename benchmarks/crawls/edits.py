"""Copies of a page with some words changed, so that a known Jaccard remains."""

from __future__ import annotations

import numpy as np

from crawls.prose import Prose
from crawls.similarity import SHINGLE_SIZE
from crawls.vocabulary import I32

# What near-copies aim at: as many well above the usual threshold of 0.8 as just above, just below and well below it.
TARGETS = (0.95, 0.85, 0.75, 0.6)


def edit(body: I32, target: float, scattered: bool, prose: Prose, generator: np.random.Generator) -> I32:
    """The body with words exchanged here and there, or one passage: its Jaccard with the old one is near `target`."""
    kept = 2 * target / (1 + target)  # of the shingles: J = kept / (2 - kept)
    changed = body.copy()
    if scattered:
        share = 1 - kept ** (1 / SHINGLE_SIZE)
        places = np.flatnonzero(generator.random(len(body)) < share)
    else:
        length = max(1, round(len(body) * (1 - kept)) - SHINGLE_SIZE + 1)
        start = int(generator.integers(0, len(body) - length + 1))
        places = np.arange(start, start + length)
    if len(places):
        changed[places] = prose.take(len(places))
    return changed
