"""Long lines at the edges of pages that are near-copies of each other: a footer with another name in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import MIN_PAGES, Bools, Lines, Pages
from dupcheck.match.line_keys import site_salts
from dupcheck.match.slices import slice_tables
from dupcheck.sketch.bands import Bands, band_keys
from dupcheck.sketch.shingles import Shingles
from dupcheck.sketch.signatures import sign

MIN_TOKENS = 12  # of a line; two shorter ones with a word changed are two lines (design.md, section 4)
MAX_TOKENS = 120  # a longer one may be the page itself, and pages that are mostly boilerplate resemble each other
EDGE_LINES = 5  # lines with a token from the head or tail of a page
SHINGLE_SIZE = 2  # of 12 tokens, a name of two changed: 8 of 14 pairs remain, but only 2 of 14 five-grams
MIN_JACCARD = 0.5
BANDS = Bands(12, 2)  # P(candidate) is 0.97 at Jaccard 0.5, 0.11 at 0.1
MIN_AGREEING = 8  # of 24 signature values: 12 are expected at Jaccard 0.5, 95 % of such pairs have 8


def pool_near_lines(lines: Lines, pages: Pages) -> tuple[Lines, Pages]:
    """`lines` where near-copies at the edges of a site's pages have one key, that of the commonest among them.

    `pages` come with what a reviewer said of one of them for all. Which line stands for others depends on their
    frequencies and keys alone, never on the order of documents.
    """
    rows = _long_edge_lines(lines, pages)
    if not len(rows):
        return lines, pages
    keys, firsts, counts = np.unique(lines.keys[rows], return_index=True, return_counts=True)
    preference = np.lexsort((keys, -counts))
    keys, firsts = keys[preference], rows[firsts[preference]]
    shingles = _shingles(lines, firsts, pages)
    signatures = sign(shingles, BANDS.num_bands * BANDS.rows_per_band, 1, pages.gear)
    sites = lines.sites[firsts]
    leaders = _leaders(signatures, sites, shingles, pages)
    followers = np.flatnonzero(leaders != np.arange(len(leaders)))
    old, new = keys[followers], keys[leaders[followers]]
    pooled = replace(lines, keys=_renamed(lines.keys, old, new))
    return pooled, replace(pages, verdicts=pages.verdicts.with_lines(old, new))


def _long_edge_lines(lines: Lines, pages: Pages) -> I64:
    """Lines of MIN_TOKENS and more among the first or last EDGE_LINES of pages whose site has MIN_PAGES."""
    if not len(lines.keys):
        return np.zeros(0, dtype=np.int64)
    counts = np.bincount(lines.documents, minlength=len(pages.sites))
    ends = np.cumsum(counts)
    number = np.arange(len(lines.keys))
    from_head = number - (ends - counts)[lines.documents]
    from_tail = ends[lines.documents] - 1 - number
    large = pages.per_site(counts) >= MIN_PAGES
    sized = (lines.counts >= MIN_TOKENS) & (lines.counts <= MAX_TOKENS)
    chosen = (np.minimum(from_head, from_tail) < EDGE_LINES) & sized
    return np.flatnonzero(chosen & large[lines.sites])


def _shingles(lines: Lines, rows: I64, pages: Pages) -> Shingles:
    """The distinct shingles of these lines, sorted within each, numbers alike."""
    tables = slice_tables(pages.batch, lines.starts[rows], lines.ends[rows], pages.gear)
    every = pages.gear.shingle(tables.folded_runs, tables.tokens.offsets, SHINGLE_SIZE)
    return Shingles(*pages.gear.distinct_sets(*every))


def _leaders(signatures: U32, sites: I64, shingles: Shingles, pages: Pages) -> I64:
    """For each line the most preferred one of its site that it resembles; itself if none comes before it.

    Lines stand in the order of preference. A leader is its own leader: no chaining.
    """
    salts = site_salts(sites)
    firsts, seconds = [], []
    for band in band_keys(signatures, BANDS):
        _, heads, inverse = np.unique(band ^ salts, return_index=True, return_inverse=True)
        lead = heads[inverse]  # the most preferred of the bucket: indices ascend
        others = np.flatnonzero(lead != np.arange(len(lead)))
        firsts.append(lead[others])
        seconds.append(others)
    codes = distinct(np.concatenate(seconds) * len(sites) + np.concatenate(firsts))
    follower, leader = codes // len(sites), codes % len(sites)
    agreeing = pages.gear.agreements(signatures, follower, leader) >= MIN_AGREEING
    follower, leader = follower[agreeing], leader[agreeing]
    alike = _jaccard(shingles, follower, leader, pages.gear) >= MIN_JACCARD
    found = np.arange(len(sites))
    for one, other in zip(follower[alike].tolist(), leader[alike].tolist(), strict=True):
        if found[one] == one and found[other] == other:
            found[one] = other
    return found


def _jaccard(shingles: Shingles, ones: I64, others: I64, gear: Gear) -> npt.NDArray[np.float64]:
    """The exact Jaccard of each pair of lines."""
    lengths = np.diff(shingles.offsets)
    shared = gear.overlaps(shingles.hashes, shingles.offsets, ones, others)
    similar: npt.NDArray[np.float64] = shared / (lengths[ones] + lengths[others] - shared)
    return similar


def _renamed(keys: U64, old: U64, new: U64) -> U64:
    """`keys` with every one of `old` replaced by its `new`."""
    if not len(old):
        return keys
    order = np.argsort(old)
    at = np.minimum(np.searchsorted(old[order], keys), len(old) - 1)
    known: Bools = old[order][at] == keys
    return np.where(known, new[order][at], keys)
