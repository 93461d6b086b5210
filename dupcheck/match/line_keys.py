"""The keys by which a line, or a span within a long one, is known on the pages of its site."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.plain.powers import U64, mix64
from dupcheck.kernels.plain.windows import I64

GRAM_TOKENS = 8  # of the runs of words that are counted; 8 in a row are not written twice by chance
_SPAN = np.uint64(0x5BD1E995)  # so that a span is no line that has the hash of its first words


def site_salts(sites: I64) -> U64:
    """What the hashes of each site are mixed with, so that each site counts for itself."""
    return mix64((sites + 1).astype(np.uint64))


def line_keys(hashes: U64, sites: I64) -> U64:
    """The keys of lines of these hashes."""
    return mix64(hashes ^ site_salts(sites))


def gram_keys(hashes: U64, sites: I64) -> U64:
    """The keys of runs of GRAM_TOKENS words of these hashes."""
    keys: U64 = hashes ^ site_salts(sites)
    return keys


def span_keys(grams: U64) -> U64:
    """The keys of spans that begin with the grams of these keys."""
    return mix64(grams ^ _SPAN)
