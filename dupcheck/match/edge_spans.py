"""Runs of words that pages share at the head or tail of a long line: boilerplate of texts without line breaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.powers import U64, mix64
from dupcheck.kernels.plain.windows import I64, window_hashes
from dupcheck.match.edge_tokens import GRAM_TOKENS, EdgeTokens, read_edges
from dupcheck.match.line_frequency import EDGE_SHARE, MIN_PAGES, Bools, Lines, Pages, count_pages, needed_pages

MIN_LINE_TOKENS = 24  # of a line that may have an edge and a middle


@dataclass(frozen=True, slots=True, eq=False)
class EdgeSpans:
    """Runs of shared words: bytes `starts` to `ends` of `lines`; `opens` and `closes` say which of its ends they reach.

    `blocks` numbers the runs that are the same; block b stands on `pages[b]` pages of its site.
    """

    lines: I64
    starts: I64
    ends: I64
    opens: Bools
    closes: Bools
    blocks: I64
    pages: I64


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Tokens `first[r]` up to `last[r]` of one edge each."""

    first: I64
    last: I64


def find_edge_spans(lines: Lines, is_marked: Bools, pages: Pages, *, tail: bool) -> EdgeSpans:
    """The maximal runs of GRAM_TOKENS words and more that enough pages of a site share at one edge.

    Looked at is the first line of each page, or the last one, if it is long and not learned as a whole.
    """
    totals = pages.per_site(np.bincount(lines.documents, minlength=len(pages.sites)))
    edges = read_edges(lines, _outer_lines(lines, is_marked, pages, totals, tail), pages, tail=tail)
    of_token = edges.edges
    sites = pages.sites[lines.documents[edges.lines]]
    whole = np.flatnonzero(np.arange(len(of_token)) + GRAM_TOKENS <= edges.offsets[1:][of_token])
    salts = mix64((sites + 1).astype(np.uint64))[of_token]
    keys, grams = np.unique(edges.grams[whole] ^ salts[whole], return_inverse=True)
    documents = lines.documents[edges.lines][of_token]
    needed = needed_pages(totals, EDGE_SHARE)[sites][of_token]
    frequent = count_pages(grams, documents[whole], len(keys), pages)[grams] >= needed[whole]
    runs = _find_runs(whole[frequent], of_token)
    gram_of_token = np.full(len(of_token), -1, dtype=np.int64)
    gram_of_token[whole] = grams
    blocks, counted = _number(runs, edges, salts, documents, needed, pages, gram_of_token)
    kept = np.flatnonzero(blocks >= 0)
    first, last, of_run = runs.first[kept], runs.last[kept], of_token[runs.first[kept]]
    return EdgeSpans(
        edges.lines[of_run],
        edges.starts[first],
        edges.ends[last - 1],
        (first == edges.offsets[:-1][of_run]) & (not tail),
        (last == edges.offsets[1:][of_run]) & tail,
        blocks[kept],
        counted,
    )


def _outer_lines(lines: Lines, is_marked: Bools, pages: Pages, totals: I64, tail: bool) -> I64:
    """The first or last line of each page that is not learned, where it is long and the site has MIN_PAGES."""
    rows = np.flatnonzero(~is_marked & (totals[pages.sites[lines.documents]] >= MIN_PAGES))
    if not len(rows):
        return rows
    change = np.diff(lines.documents[rows]) != 0
    outer: I64 = rows[np.append(change, True)] if tail else rows[np.append(True, change)]
    long: I64 = outer[lines.counts[outer] >= MIN_LINE_TOKENS]
    return long


def _find_runs(frequent: I64, of_token: I64) -> _Runs:
    """The runs of tokens that the grams beginning at `frequent` cover, each within its edge."""
    covered = np.zeros(len(of_token) + 1, dtype=np.int64)
    np.add.at(covered, frequent, 1)
    np.add.at(covered, frequent + GRAM_TOKENS, -1)
    inside = np.cumsum(covered)[:-1] > 0
    border = np.ones(len(of_token), dtype=np.bool_)
    border[1:] = of_token[1:] != of_token[:-1]
    begins = inside & (border | ~np.append(False, inside)[:-1])
    stops = inside & (np.append(border, True)[1:] | ~np.append(inside, False)[1:])
    return _Runs(np.flatnonzero(begins), np.flatnonzero(stops) + 1)


def _number(
    runs: _Runs, edges: EdgeTokens, salts: U64, documents: I64, needed: I64, pages: Pages, grams: I64
) -> tuple[I64, I64]:
    """The block of every run, -1 for none, and the pages of every block; the commonest block is the first.

    A run that is as a whole too rare, because the words beside it agree by chance on some pages, belongs to the
    commonest block with which it shares a gram.
    """
    if not len(runs.first):
        return runs.first, runs.first
    hashes = window_hashes(edges.grams).of_runs(runs.first, runs.last - GRAM_TOKENS + 1) ^ salts[runs.first]
    keys, groups = np.unique(hashes, return_inverse=True)
    counted = count_pages(groups, documents[runs.first], len(keys), pages)
    enough = counted >= np.bincount(groups, weights=needed[runs.first]) / np.bincount(groups)
    order = np.lexsort((keys, -counted, ~enough))
    number = np.empty(len(keys), dtype=np.int64)
    number[order] = np.arange(len(keys))
    num_blocks = int(enough.sum())
    blocks = number[groups]
    commonest = np.full(int(grams.max(initial=-1)) + 2, num_blocks, dtype=np.int64)
    for run in np.argsort(-blocks, kind="stable").tolist():
        if blocks[run] < num_blocks:
            commonest[grams[runs.first[run] : runs.last[run] - GRAM_TOKENS + 1]] = blocks[run]
    for run in np.flatnonzero(blocks >= num_blocks).tolist():
        best = int(commonest[grams[runs.first[run] : runs.last[run] - GRAM_TOKENS + 1]].min())
        blocks[run] = best if best < num_blocks else -1
    return blocks, counted[order][:num_blocks]
