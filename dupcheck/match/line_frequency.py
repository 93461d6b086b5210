"""On how many pages of its site each line stands, and where on them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_keys import line_keys
from dupcheck.match.verdicts import I8, UNREVIEWED, Verdicts, no_verdicts
from dupcheck.model.batch import Batch
from dupcheck.tokens.line_table import LineTable

Bools = npt.NDArray[np.bool_]

FEW_PAGES = 10  # of a site that teaches little by itself
MIN_PAGES = 3  # fewer are chance: two pages of an author share a line
MORE_FROM = 8  # pages of a site; on 3 of 10 pages of an API stand the same last members
EDGE_SHARE = 0.2  # of a site's pages, for what stands at their head or tail (design.md, section 4)
EDGE_DEPTH = 0.15  # of a page's private lines that may lie between an edge and what stands at it ...
MAX_EDGE_LINES = 12  # ... but no more than these, ...
MIN_EDGE_LINES = 3  # ... and as many as these: title, author, date


@dataclass(frozen=True, slots=True, eq=False)
class CommonLines:
    """The `hashes`, ascending, of lines that stand on pages of many sites, and on how many `sites`."""

    hashes: U64
    sites: I64

    def count(self, hashes: U64) -> I64:
        """On how many sites each line stands; 0 for those that are not common."""
        counts = np.zeros(len(hashes), dtype=np.int64)
        if len(self.hashes):
            at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
            known = self.hashes[at] == hashes
            counts[known] = self.sites[at[known]]
        return counts


def no_common_lines() -> CommonLines:
    """Of a crawl of few sites."""
    return CommonLines(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """The documents of a corpus as their sites' pages.

    `sites[d]` is the number of document d's site. `visits[d]` is the first document of d's page, d itself if there is
    no other: copies, near-copies and documents with one address are visits of one page. `table` are the lines of the
    documents in `batch`; `gear` is for what is found in them anew. `verdicts` are what a reviewer said of lines,
    `common` the lines that stand on many sites.
    """

    batch: Batch
    table: LineTable
    sites: I64
    visits: I64
    gear: Gear
    verdicts: Verdicts = field(default_factory=no_verdicts)
    common: CommonLines = field(default_factory=no_common_lines)

    def per_site(self, words: I64) -> I64:
        """Pages per site, copies once and pages without a token never."""
        rows = np.flatnonzero(words > 0)
        pages = distinct(self.sites[rows] * len(self.visits) + self.visits[rows])
        num_sites = int(self.sites.max(initial=-1)) + 1
        return np.bincount(pages // max(1, len(self.visits)), minlength=num_sites).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines of all documents that hold a token, in order.

    `documents`, their `sites` and the bytes `starts` to `ends` say where a line stands, `keys` which line of which site
    it is: equal keys are the same line, numbers aside. `counts` are its tokens; `whole` is False for a piece of a line
    that was cut. `elsewhere` is on how many sites a common line stands, looked up for sites of few pages, else 0.
    """

    keys: U64
    documents: I64
    sites: I64
    starts: I64
    ends: I64
    counts: I64
    whole: Bools
    elsewhere: I64


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """The lines that recur on MIN_PAGES pages of a site, those on many sites, and those that were reviewed, by number.

    `sites`, `pages`, `tokens`, `whole`, `elsewhere` and `says`, what a reviewer said, are per line. `line` is the
    number of each line of the corpus among them, -1 for those that do not recur. `needed` and `totals` are the pages
    that a site asks for and has.
    """

    sites: I64
    pages: I64
    tokens: I64
    whole: Bools
    elsewhere: I64
    says: I8
    line: I64
    needed: I64
    totals: I64

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """Share of its site's pages on which each recurring line stands."""
        shares: npt.NDArray[np.float64] = self.pages / np.maximum(1, self.totals[self.sites])
        return shares


def gather_lines(pages: Pages) -> Lines:
    """The lines with a token of all documents."""
    table = pages.table
    rows = np.flatnonzero(table.last > table.first)
    documents = np.searchsorted(table.offsets, rows, side="right") - 1
    sites = pages.sites[documents]
    keys = line_keys(table.hashes[rows], sites)
    counts, whole = table.last[rows] - table.first[rows], np.ones(len(rows), dtype=np.bool_)
    elsewhere = np.zeros(len(rows), dtype=np.int64)
    if len(pages.common.hashes):
        words = np.bincount(documents, minlength=len(pages.sites))
        few = np.flatnonzero((pages.per_site(words) < FEW_PAGES)[sites])
        elsewhere[few] = pages.common.count(table.hashes[rows[few]])
    return Lines(keys, documents, sites, table.starts[rows], table.ends[rows], counts, whole, elsewhere)


def count_pages(groups: I64, documents: I64, num_groups: int, pages: Pages) -> I64:
    """On how many pages each of `num_groups` groups stands, given the group and document of every occurrence."""
    size = len(pages.visits)
    places = distinct(groups * size + pages.visits[documents])
    return np.bincount(places // max(1, size), minlength=num_groups).astype(np.int64)


def count_lines(lines: Lines, pages: Pages) -> Frequencies:
    """How often every line that stands MIN_PAGES times in its site stands on how many pages of it."""
    ordered = np.sort(lines.keys)
    borders = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(ordered) else ordered[:0]
    borders = borders.astype(np.int64)
    known = ordered[borders]
    often = np.diff(np.append(borders, len(ordered))) >= MIN_PAGES
    foreign = np.isin(known, lines.keys[lines.elsewhere > 0])
    common = known[often | foreign | (pages.verdicts.of(known)[0] != UNREVIEWED)]
    line = np.searchsorted(common, lines.keys)
    recurs = line < len(common)
    recurs[recurs] = common[line[recurs]] == lines.keys[recurs]
    line[~recurs] = -1
    occurrences = np.flatnonzero(recurs)
    groups = line[occurrences]
    sites = np.zeros(len(common), dtype=np.int64)
    tokens = np.zeros(len(common), dtype=np.int64)
    sites[groups] = lines.sites[occurrences]
    tokens[groups] = lines.counts[occurrences]
    whole = np.zeros(len(common), dtype=np.bool_)
    whole[groups] = lines.whole[occurrences]
    elsewhere = np.zeros(len(common), dtype=np.int64)
    elsewhere[groups] = lines.elsewhere[occurrences]
    words = np.bincount(lines.documents, minlength=len(pages.sites))
    totals = pages.per_site(words)
    counted = count_pages(groups, lines.documents[occurrences], len(common), pages)
    says, _ = pages.verdicts.of(common)
    return Frequencies(sites, counted, tokens, whole, elsewhere, says, line, needed_pages(totals, EDGE_SHARE), totals)


def needed_pages(totals: I64, share: float) -> I64:
    """The pages that `share` of each site's pages asks for, MIN_PAGES at least, one more of MORE_FROM pages."""
    least = MIN_PAGES + (totals >= MORE_FROM)
    needed: I64 = np.maximum(least, np.ceil(totals * share - 1e-9)).astype(np.int64)
    return needed


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where each line of the corpus stands among the private lines of its document, those that pages do not share.

    `before` and `after` count the private lines towards the document's head and tail, `depth` is how many of them may
    lie between an edge and a line that stands at it.
    """

    before: I64
    after: I64
    depth: I64

    @property
    def at_edge(self) -> Bools:
        """Lines at the head or tail of their document."""
        return np.minimum(self.before, self.after) < self.depth

    @property
    def is_head(self) -> Bools:
        """Lines nearer to the head than to the tail."""
        return self.before <= self.after


def lay_out(documents: I64, is_shared: Bools, num_documents: int) -> Layout:
    """Distances of every line from the edges of its document, counted in lines that are not shared."""
    private = (~is_shared).astype(np.int64)
    totals = np.bincount(documents, weights=private, minlength=num_documents).astype(np.int64)
    running = np.cumsum(private)
    offsets = np.concatenate([[0], np.cumsum(totals)])
    before = running - private - offsets[documents]
    after = totals[documents] - before - private
    share = np.ceil(totals * EDGE_DEPTH).astype(np.int64)
    depths = np.minimum(np.clip(share, MIN_EDGE_LINES, MAX_EDGE_LINES), np.maximum(1, totals // 2))
    return Layout(before, after, depths[documents])


def of_lines(per_recurring: Bools, frequencies: Frequencies) -> Bools:
    """A property of recurring lines, for every line of the corpus; False where a line does not recur."""
    return np.append(per_recurring, False)[frequencies.line]


def mean_of_lines(per_line: Bools, frequencies: Frequencies) -> npt.NDArray[np.float64]:
    """In what share of its places a recurring line has a property."""
    rows = np.flatnonzero(frequencies.line >= 0)
    size = len(frequencies.pages)
    having = np.bincount(frequencies.line[rows], weights=per_line[rows], minlength=size)
    means: npt.NDArray[np.float64] = having / np.maximum(1, np.bincount(frequencies.line[rows], minlength=size))
    return means


def beside(lines: Lines, marked: Bools) -> Bools:
    """Lines with a marked line next to them in their document."""
    found = np.zeros(len(marked), dtype=np.bool_)
    together = lines.documents[1:] == lines.documents[:-1]
    found[1:] |= marked[:-1] & together
    found[:-1] |= marked[1:] & together
    return found
