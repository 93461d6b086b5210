"""Lines at either end of a text, and whole short texts, that have the words of chrome or of a wall.

Each word and each two in a row weigh for or against each kind (`word_weights`), unknown ones against all. The lines
from the head on, or from the end back, that weigh most together are told when that is enough, and enough a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I8, I64
from dupcheck.rules.base.rule import Worded
from dupcheck.rules.base.survey import Survey
from dupcheck.rules.base.word_weights import STEPS, WordWeights, features_of, word_weights
from dupcheck.tokens.tables import Tables

MIN_LIKENESS = 15 * STEPS  # sum of weights
MIN_MEAN = 0.5 * STEPS  # of a token
MIN_TOKENS = 8  # fewer are a button or a heading, of which their rules know when they count
HEAD_TOKENS, TAIL_TOKENS = 80, 200  # from either end that are looked at, in whole lines
PAGE_TOKENS = 200  # of a text that may be a wall and nothing else
UNKNOWN = np.array([-40, -9, 0])  # steps, of a word, a pair and a stem that are not known
CHUNK = 1 << 15  # tokens that are weighed at a time: 3 MB


class _Run(Enum):
    """Which lines of a region are weighed together."""

    HEAD = "from its first line to any"
    TAIL = "from any line to its last"
    WHOLE = "all"


_LOOKED_FOR = {_Run.HEAD: (Worded.EDGE,), _Run.TAIL: (Worded.EDGE, Worded.END), _Run.WHOLE: (Worded.PAGE,)}


@dataclass(frozen=True, slots=True, order=True)
class WordedRun:
    """Lines `first` to `last` of a document, half open and counted from 0, have the words of `kind`.

    `likeness` is the sum of their weights, in nats.
    """

    likeness: float
    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class _Regions:
    """The lines `first[i]` to `last[i]` of document `rows[i]`, half open and counted over the batch."""

    rows: I64
    first: I64
    last: I64

    def where(self, chosen: npt.NDArray[np.bool_]) -> _Regions:
        return _Regions(self.rows[chosen], self.first[chosen], self.last[chosen])


def worded_runs(survey: Survey) -> dict[int, list[WordedRun]]:
    """What the documents of the batch are worded like, by row: the likeliest kind at each end and of each page."""
    known, tables = word_weights(), survey.tables
    found: dict[int, list[WordedRun]] = {}
    for run, regions in _regions(tables):
        columns = np.flatnonzero([place in _LOOKED_FOR[run] for place in known.places])
        for chunk in _chunks(tables, regions):
            for row, worded in _likeliest(tables, known, chunk, run, columns):
                found.setdefault(row, []).append(worded)
    return found


def heaviest(tables: Tables, row: int, run: WordedRun, count: int) -> list[int]:
    """The `count` tokens of a run, each of another word, that weigh most for its kind with what begins there."""
    known = word_weights()
    lines = np.arange(run.first, run.last) + tables.lines.offsets[row]
    tokens, of_line = _tokens(tables, lines)
    column = np.ascontiguousarray(known.weights[:, [known.kinds.index(run.kind)]])
    each = np.arange(len(tokens) + 1)
    weights = _weighed(tables, known, column, tokens, of_line, each)[:, 0]
    found: dict[int, int] = {}
    for place in np.argsort(-weights, kind="stable").tolist():
        found.setdefault(int(tables.tokens.hashes[tokens[place]]), int(tokens[place]))
    return list(found.values())[:count]


def _regions(tables: Tables) -> Iterator[tuple[_Run, _Regions]]:
    lines, tokens = tables.lines, tables.tokens
    first, last = lines.offsets[:-1], lines.offsets[1:]
    head_end = np.searchsorted(lines.last, tokens.offsets[:-1] + HEAD_TOKENS, side="right")
    tail_begin = np.searchsorted(lines.first, tokens.offsets[1:] - TAIL_TOKENS)
    is_short = (tokens.counts > 0) & (tokens.counts <= PAGE_TOKENS)
    yield _Run.HEAD, _filled(tables, first, np.minimum(head_end, last))
    yield _Run.TAIL, _filled(tables, np.maximum(tail_begin, first), last)
    yield _Run.WHOLE, _filled(tables, first, np.where(is_short, last, first))


def _filled(tables: Tables, first: I64, last: I64) -> _Regions:
    """The regions that hold a token."""
    rows = np.flatnonzero(last > first)
    regions = _Regions(rows, first[rows], last[rows])
    return regions.where(tables.lines.last[regions.last - 1] > tables.lines.first[regions.first])


def _chunks(tables: Tables, regions: _Regions) -> Iterator[_Regions]:
    """The regions in groups of CHUNK tokens or so."""
    lines = tables.lines
    group = np.cumsum(lines.last[regions.last - 1] - lines.first[regions.first]) // CHUNK
    for number in range(int(group[-1]) + 1 if len(group) else 0):
        yield regions.where(group == number)


def _likeliest(
    tables: Tables, known: WordWeights, regions: _Regions, run: _Run, columns: I64
) -> Iterator[tuple[int, WordedRun]]:
    """(row, run) of each region of which enough lines have the words of a kind, one of `columns`."""
    if not len(regions.rows):
        return
    sizes = regions.last - regions.first
    begins = np.cumsum(sizes) - sizes
    place = np.arange(int(sizes.sum()))
    lines = place - np.repeat(begins - regions.first, sizes)
    sums = _summed(tables, known, lines)[:, columns]  # before each line, and behind the last
    heads, tails = np.repeat(begins, sizes), np.repeat(begins + sizes, sizes)
    upto, since = (tails if run is _Run.WHOLE else place + 1), (heads if run is not _Run.TAIL else place)
    weighed = sums[tails if run is _Run.TAIL else upto] - sums[since]
    best = np.maximum.reduceat(weighed, begins, axis=0)
    for number in np.flatnonzero(best.max(axis=1) >= MIN_LIKENESS).tolist():
        column = int(best[number].argmax())
        begin, size = int(begins[number]), int(sizes[number])
        line = int(weighed[begin : begin + size, column].argmax())
        first = line if run is _Run.TAIL else 0
        last = line + 1 if run is _Run.HEAD else size
        num_tokens = tables.lines.last[lines[begin + last - 1]] - tables.lines.first[lines[begin + first]]
        if num_tokens >= MIN_TOKENS and best[number, column] >= MIN_MEAN * num_tokens:
            row = int(regions.rows[number])
            before = int(regions.first[number] - tables.lines.offsets[row])
            likeness = round(int(best[number, column]) / STEPS, 2)
            yield row, WordedRun(likeness, before + first, before + last, known.kinds[columns[column]])


def _summed(tables: Tables, known: WordWeights, lines: I64) -> I64:
    """Of each kind the weights of all tokens before each of these lines, and behind the last one; int64[n + 1, k]."""
    tokens, of_line = _tokens(tables, lines)
    borders = np.searchsorted(of_line, np.arange(len(lines) + 1))
    sums = np.zeros((len(borders), len(known.kinds)), dtype=np.int64)
    np.cumsum(_weighed(tables, known, known.weights, tokens, of_line, borders), axis=0, out=sums[1:])
    return sums


def _weighed(tables: Tables, known: WordWeights, weights: I8, tokens: I64, of_line: I64, borders: I64) -> I64:
    """Of each column of `weights` the sums of the tokens between each two borders."""
    hashes, are_there = features_of(tables, tokens, of_line)
    return tables.gear.weigh(hashes, are_there, UNKNOWN, known.table, known.keys, weights, borders)


def _tokens(tables: Tables, lines: I64) -> tuple[I64, I64]:
    """The tokens of these lines, and for each which of the lines it stands on."""
    counts = tables.lines.counts[lines]
    of_line = np.repeat(np.arange(len(lines)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(of_line)) + np.repeat(tables.lines.first[lines] - before, counts), of_line
