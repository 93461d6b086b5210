"""Which recurring lines are a site's boilerplate, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import (
    MIN_PAGES,
    Bools,
    Frequencies,
    Layout,
    Lines,
    Pages,
    beside,
    count_pages,
    lay_out,
    mean_of_lines,
    needed_pages,
    of_lines,
)
from dupcheck.match.own_text import find_own
from dupcheck.match.slots import find_slots
from dupcheck.match.verdicts import ACCEPTED

MOST = 0.5  # of the occurrences of a line, for what is said of the line
# An API page's own headings ("java.lang.Object") stand alone below its title on up to 82 % of the pages of a site,
# "Previous topic" on 90 %.
ALONE_SHARE = 0.85
MIDDLE_SHARE = 0.5  # of a site's pages, for a sentence inside the text (design.md, section 4)
MIDDLE_TOKENS = 12  # shorter lines inside the text are its headings: up to 90 % of the API pages of storm.apache.org
# The sub-headings and lists of members of API pages come in runs of 12 tokens too, on up to 72 % of them.
MIDDLE_RUN_SHARE = 0.75
MAX_TIMES = 2  # on a page; what stands inside the text more often is part of it
SURE_TOKENS = 5  # a learned line of so many is the same line anywhere; "Class" may be a word of the text
TOGETHER = 0.8  # of the places of two lines, from which they are one block


@dataclass(frozen=True, slots=True, eq=False)
class LearnedLines:
    """`is_learned` per recurring line; `is_marked` per line of the corpus: learned, and not there by chance.

    `slot` is, per line of the corpus, the recurring line above the slot in which it stands, else -1. `successor[l]` is
    the recurring line that follows l in most places, -1 if none does. `elsewhere` is per recurring line on how many
    sites it stands, where that is why it is marked.
    """

    is_learned: Bools
    is_marked: Bools
    slot: I64
    successor: I64
    layout: Layout
    elsewhere: I64


def learn_lines(lines: Lines, frequencies: Frequencies, pages: Pages) -> LearnedLines:
    """The lines on enough pages at head or tail or inside, and those that stand enclosed by them."""
    is_shared = frequencies.pages >= frequencies.needed[frequencies.sites]
    shared = of_lines(is_shared, frequencies)
    slots = find_slots(lines, frequencies, pages)
    common = of_lines(frequencies.elsewhere > 0, frequencies)
    layout = lay_out(lines.documents, shared | slots.items | common, len(pages.sites))
    at_edge = _learned_at_edge(lines, frequencies, pages, layout, shared)
    inside = _learned_inside(lines, frequencies)
    learned = at_edge | inside
    enclosed = _enclosed(lines, of_lines(at_edge, frequencies) & layout.at_edge, layout)
    adopted = ~learned & (frequencies.pages >= MIN_PAGES) & (mean_of_lines(enclosed, frequencies) >= MOST)
    is_learned = learned | adopted
    is_learned &= ~find_own(lines, frequencies, layout, is_learned)
    learned &= is_learned
    marked = of_lines(is_learned, frequencies)
    in_run = beside(lines, marked)
    sure = learned & ((frequencies.tokens >= SURE_TOKENS) | (frequencies.shares >= ALONE_SHARE))
    marked &= layout.at_edge | enclosed | in_run | of_lines(sure, frequencies)
    marked |= common & _at_border(lines, common | marked, layout)
    marked |= of_lines(frequencies.says == ACCEPTED, frequencies)
    is_learned |= frequencies.says == ACCEPTED
    framed = np.flatnonzero(slots.items & ~marked & np.append(is_learned, False)[slots.frame])
    slot = np.full(len(marked), -1, dtype=np.int64)
    slot[framed] = slots.frame[framed]
    elsewhere = np.where(is_learned, 0, frequencies.elsewhere)
    return LearnedLines(
        is_learned, marked, slot, _successors(lines, frequencies, marked, elsewhere > 0), layout, elsewhere
    )


def _at_border(lines: Lines, held: Bools, layout: Layout) -> Bools:
    """Lines before all or behind all that is their page's own, and next to one that is `held`."""
    outside = (layout.before == 0) | (layout.after == 0)
    at_border: Bools = outside & beside(lines, held & outside)
    return at_border


def _learned_at_edge(lines: Lines, frequencies: Frequencies, pages: Pages, layout: Layout, shared: Bools) -> Bools:
    """Per recurring line: at the edge of enough pages, and held there by neighbours, by the edge or by its number."""
    at_edge = layout.at_edge & shared
    rows = np.flatnonzero(at_edge)
    edge_pages = count_pages(frequencies.line[rows], lines.documents[rows], len(frequencies.pages), pages)
    held = shared & (beside(lines, shared) | (layout.before == 0) | (layout.after == 0))
    is_held = (mean_of_lines(held, frequencies) >= MOST) | (frequencies.shares >= ALONE_SHARE)
    enough = edge_pages >= frequencies.needed[frequencies.sites]
    return enough & is_held & (mean_of_lines(at_edge, frequencies) >= MOST)


def _learned_inside(lines: Lines, frequencies: Frequencies) -> Bools:
    """Per recurring line: a sentence, or one of a run of lines, that most pages of the site hold in their text."""
    times = np.bincount(frequencies.line[frequencies.line >= 0], minlength=len(frequencies.pages))
    single = times <= MAX_TIMES * np.maximum(1, frequencies.pages)
    half = needed_pages(frequencies.totals, MIDDLE_SHARE)[frequencies.sites]
    most = needed_pages(frequencies.totals, MIDDLE_RUN_SHARE)[frequencies.sites]
    sentence = single & frequencies.whole & (frequencies.pages >= half) & (frequencies.tokens >= MIDDLE_TOKENS)
    usual = frequencies.pages >= most
    in_run = _in_long_run(lines, of_lines(usual, frequencies))
    return sentence | (usual & (mean_of_lines(in_run, frequencies) >= MOST))


def _in_long_run(lines: Lines, marked: Bools) -> Bools:
    """Lines of those runs of marked lines that hold MIDDLE_TOKENS."""
    fresh = np.ones(len(marked), dtype=np.bool_)
    fresh[1:] = (marked[1:] != marked[:-1]) | (lines.documents[1:] != lines.documents[:-1])
    firsts = np.flatnonzero(fresh)
    if not len(firsts):
        return marked
    long = np.add.reduceat(lines.counts, firsts) >= MIDDLE_TOKENS
    in_run: Bools = marked & np.repeat(long, np.diff(np.append(firsts, len(marked))))
    return in_run


def chains(members: I64, successor: I64) -> list[list[int]]:
    """`members` in runs of each and its successor, as far as that is a member too."""
    left = set(members.tolist())
    following = {one: int(successor[one]) for one in left if int(successor[one]) in left}
    followed = set(following.values())
    found = []
    for start in [*(one for one in sorted(left) if one not in followed), *sorted(left)]:
        chain = []
        at: int | None = start
        while at is not None and at in left:
            left.discard(at)
            chain.append(at)
            at = following.get(at)
        if chain:
            found.append(chain)
    return found


def _enclosed(lines: Lines, marked: Bools, layout: Layout) -> Bools:
    """Lines between an edge of their document and a marked line of that edge."""
    rows = np.arange(len(marked))
    num_documents = int(lines.documents.max(initial=-1)) + 1
    head_end = np.full(num_documents, -1, dtype=np.int64)
    heads = np.flatnonzero(marked & layout.is_head)
    head_end[lines.documents[heads]] = heads  # ascending: the last one stays
    tail_start = np.full(num_documents, len(marked), dtype=np.int64)
    tails = np.flatnonzero(marked & ~layout.is_head)[::-1]
    tail_start[lines.documents[tails]] = tails
    enclosed: Bools = (rows < head_end[lines.documents]) | (rows > tail_start[lines.documents])
    return enclosed


def _successors(lines: Lines, frequencies: Frequencies, marked: Bools, foreign: Bools) -> I64:
    """Per recurring line the one that follows it in most of the places of both, both marked; -1 if none does.

    Lines of which a reviewer said different things, or of which only one is `foreign`, do not follow each other.
    """
    size = len(frequencies.pages)
    successor = np.full(size, -1, dtype=np.int64)
    pair = np.flatnonzero(marked[1:] & marked[:-1] & (lines.documents[1:] == lines.documents[:-1]))
    if not size or not len(pair):
        return successor
    codes, counts = np.unique(frequencies.line[pair] * size + frequencies.line[pair + 1], return_counts=True)
    first, second = codes // size, codes % size
    places = np.bincount(frequencies.line[marked & (frequencies.line >= 0)], minlength=size)
    together = (counts > TOGETHER * np.maximum(places[first], places[second])) & (first != second)
    together &= frequencies.says[first] == frequencies.says[second]
    together &= foreign[first] == foreign[second]
    successor[first[together]] = second[together]
    return successor
