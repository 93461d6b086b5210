"""The lines that stand on pages of many sites: chrome by that alone, which helps sites of few pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64, NUMBER_HASH, window_hashes
from dupcheck.match.line_frequency import FEW_PAGES, Bools, CommonLines, no_common_lines
from dupcheck.rules.base.facts import I32, Facts
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.stored_lines import COUNT, HASH

MIN_SITES = 4  # of 300 lines on 4 sites and more 3 stand in hand-made article texts (rules.md 1.6)
MAX_TOKENS = 30  # of a line; what is longer and on many sites is an article that was copied
MAX_PAGES = 32  # of a site that are looked at: what stands on all of its pages stands on these
LINES_AT_ONCE = 4_000_000  # about 250 MB


def find_common_lines(shelf: Shelf, facts: Facts, visits: I64) -> CommonLines:
    """The lines on MIN_SITES sites and more, each page counted once wherever it was copied to.

    None where no site has so few pages that it would be helped.
    """
    sizes = np.bincount(facts.sites)
    sizes = sizes[sizes > 0]
    if len(sizes) < MIN_SITES or sizes.min() >= FEW_PAGES:
        return no_common_lines()
    chosen = _chosen(facts.sites, visits)
    total = int(facts.lines[chosen].sum(dtype=np.int64))
    parts = max(1, -(-total // LINES_AT_ONCE))
    borders = [(number << 64) // parts for number in range(parts + 1)]
    hashes, sites = [], []
    for low, high in pairwise(borders):
        found, counts = _count(_lines(shelf, facts, chosen, low, high))
        hashes.append(found)
        sites.append(counts)
    whole = np.concatenate(hashes)
    worded = ~np.isin(whole, _number_lines())
    return CommonLines(whole[worded], np.concatenate(sites)[worded])


def _number_lines() -> U64:
    """The hashes of lines of nothing but numbers: prices, pages, verses, which every text may have."""
    numbers = window_hashes(np.full(MAX_TOKENS, NUMBER_HASH))
    counts = np.arange(1, MAX_TOKENS + 1)
    return numbers.of_runs(np.zeros_like(counts), counts)


def _chosen(sites: I32, visits: I64) -> Bools:
    """The first MAX_PAGES pages of each site."""
    pages = np.flatnonzero(visits == np.arange(len(visits)))
    order = pages[np.argsort(sites[pages], kind="stable")]
    firsts = np.flatnonzero(np.append(True, np.diff(sites[order]) != 0)[: len(order)])
    nth = np.arange(len(order)) - np.repeat(firsts, np.diff(np.append(firsts, len(order))))
    chosen = np.zeros(len(visits), dtype=np.bool_)
    chosen[order[nth < MAX_PAGES]] = True
    return chosen


def _lines(shelf: Shelf, facts: Facts, chosen: Bools, low: int, high: int) -> Iterator[tuple[U64, I64]]:
    """Shard by shard the hashes in the chosen documents from `low` up to `high`, and their sites, each pair once."""
    store = shelf.store
    for key, first in zip(shelf.keys, shelf.firsts.tolist(), strict=False):
        documents = first + store.array(key, "ranks")
        lines = store.array(key, "lines")
        counts, hashes = lines[:, COUNT], lines[:, HASH].view(np.uint64)
        owner = np.repeat(documents, np.diff(store.array(key, "line_offsets")))
        wanted = (counts > 0) & (counts <= MAX_TOKENS) & chosen[owner]
        wanted &= hashes >= np.uint64(low)
        if high < 1 << 64:
            wanted &= hashes < np.uint64(high)
        yield _each_once(hashes[wanted], facts.sites[owner[wanted]].astype(np.int64))


def _each_once(hashes: U64, sites: I64) -> tuple[U64, I64]:
    order = np.lexsort((sites, hashes))
    hashes, sites = hashes[order], sites[order]
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (sites[1:] != sites[:-1])
    return hashes[fresh], sites[fresh]


def _count(parts: Iterator[tuple[U64, I64]]) -> tuple[U64, I64]:
    """The hashes on MIN_SITES sites, ascending, and on how many."""
    whole = list(parts)
    hashes, _ = _each_once(np.concatenate([part[0] for part in whole]), np.concatenate([part[1] for part in whole]))
    firsts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)])
    counts = np.diff(np.append(firsts, len(hashes)))
    common = counts >= MIN_SITES
    return hashes[firsts[common]], counts[common]
