"""Lines that recur and are a site's own text all the same: what a manual says of an option stands on each of its pages.

A site's frame has much the same size on all of its pages and is made of links and labels. Of 12 sites nine have frames
whose size varies by a quarter of its mean at most, of which a fifth is prose; on three, manuals whose pages share
paragraphs, it varies by two fifths and more, and a third and more is prose.
"""

from __future__ import annotations

import numpy as np

from dupcheck.match.line_frequency import Bools, Frequencies, Layout, Lines, beside, mean_of_lines, of_lines

MIN_VARIATION = 0.3  # standard deviation of the tokens of a page that recur, to their mean
MIN_PROSE = 0.3  # of these tokens
PROSE_TOKENS = 12  # of a line of running text
MIN_LINES = 8  # of it that recur, different ones; an appeal and a box about the author are five
EVERYWHERE = 0.99  # of a site's pages, for prose that is its frame
MAX_LABELS = 3  # short lines in a row beside such prose: the names of an option, a heading
MOST = 0.5  # of a line's places


def find_own(lines: Lines, frequencies: Frequencies, layout: Layout, learned: Bools) -> Bools:
    """Per recurring line whether it is its site's text: learned prose that is no footer of every page, and its labels.

    Only on sites whose pages share text; elsewhere none is.
    """
    size, num_sites = len(frequencies.pages), len(frequencies.totals)
    rows = np.flatnonzero(of_lines(learned, frequencies))
    counts = lines.counts[rows].astype(np.float64)
    tokens = np.bincount(lines.sites[rows], weights=counts, minlength=num_sites)
    prose = np.bincount(lines.sites[rows], weights=counts * (counts >= PROSE_TOKENS), minlength=num_sites)
    is_prose = frequencies.tokens >= PROSE_TOKENS
    many = np.bincount(frequencies.sites[is_prose], minlength=num_sites) >= MIN_LINES
    shares_text = many & (_variation(lines, rows, num_sites) > MIN_VARIATION) & (prose > MIN_PROSE * tokens)
    if not shares_text.any():
        return np.zeros(size, dtype=np.bool_)
    outside = (layout.before == 0) | (layout.after == 0)
    is_footer = (mean_of_lines(outside, frequencies) >= MOST) & (frequencies.shares >= EVERYWHERE)
    candidates = learned & shares_text[frequencies.sites]
    own: Bools = candidates & is_prose & ~is_footer
    for _ in range(MAX_LABELS):
        labels = mean_of_lines(beside(lines, of_lines(own, frequencies)), frequencies) >= MOST
        own |= candidates & labels
    return own


def _variation(lines: Lines, rows: np.typing.NDArray[np.int64], num_sites: int) -> np.typing.NDArray[np.float64]:
    """Per site how much the tokens of these lines vary from page to page, to their mean."""
    num_documents = int(lines.documents.max(initial=-1)) + 1
    held = np.bincount(lines.documents[rows], weights=lines.counts[rows], minlength=num_documents)
    site = np.zeros(num_documents, dtype=np.int64)
    site[lines.documents] = lines.sites
    has_text = np.bincount(lines.documents, minlength=num_documents) > 0
    pages = np.maximum(1, np.bincount(site[has_text], minlength=num_sites))
    mean = np.bincount(site, weights=held, minlength=num_sites) / pages
    square = np.bincount(site, weights=held * held, minlength=num_sites) / pages
    deviation = np.sqrt(np.maximum(0.0, square - mean * mean))
    return np.where(mean > 0, deviation / np.maximum(mean, 1e-9), 0.0)
