"""Long lines cut where what pages share begins and ends, so that a text without line breaks has lines, too."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.line_frequency import MIN_PAGES, Bools, Lines, Pages
from dupcheck.match.line_keys import line_keys
from dupcheck.match.shared_spans import Spans, find_spans
from dupcheck.match.slices import slice_tables
from dupcheck.tokens.tables import Tables

Number = TypeVar("Number", bound=np.generic)

MIN_TOKENS = 24  # of a line that may have an edge and a middle
LONG_TOKENS = 200  # of a line that is looked at wherever it stands; of others the first and the last of a page
MAIN_SHARE = 0.5  # of a page's tokens, from which one line is the page
MAX_MARK_BYTES = 6  # of the marks behind a word, a bracket and a full stop of Chinese
PIECE_TOKENS = 10  # of what is the page's own: a sentence, for distances are counted in lines


def cut_long_lines(lines: Lines, pages: Pages) -> Lines:
    """`lines` with those cut into several that hold shared spans; what lies between these has lines of its own."""
    chosen = _worth_cutting(lines, pages)
    if not len(chosen):
        return lines
    starts, ends, documents = lines.starts[chosen], lines.ends[chosen], lines.documents[chosen]
    tables = slice_tables(pages.batch, starts, ends, pages.gear)
    spans = find_spans(tables, documents, pages)
    shared = np.zeros(len(chosen), dtype=np.bool_)
    shared[_texts_of(spans, tables)[spans.keys != 0]] = True
    if not shared.any():
        return lines
    pieces = _pieces(_split(spans, tables), tables, shared, lines, chosen)
    kept = np.ones(len(lines.keys), dtype=np.bool_)
    kept[chosen[shared]] = False
    return _merged(lines, kept, pieces)


def _worth_cutting(lines: Lines, pages: Pages) -> I64:
    """Long lines that do not recur as they are: very long ones, those that are the page, the first and last ones."""
    if not len(lines.keys):
        return np.zeros(0, dtype=np.int64)
    words = np.bincount(lines.documents, weights=lines.counts, minlength=len(pages.sites))
    large = (pages.per_site(words.astype(np.int64)) >= MIN_PAGES)[lines.sites]
    if len(pages.verdicts.grams):
        large |= True
    private = np.flatnonzero(large & ~_recur(lines))
    change = np.append(np.diff(lines.documents[private]) != 0, True)[: len(private)]
    outer = change.copy()
    outer[1:] |= change[:-1]
    outer[:1] = True
    counts = lines.counts[private]
    main = counts >= MAIN_SHARE * words[lines.documents[private]]
    long: I64 = private[(counts >= MIN_TOKENS) & (outer | main | (counts >= LONG_TOKENS))]
    return long


def _recur(lines: Lines) -> Bools:
    """Lines that stand MIN_PAGES times in their site."""
    order = np.argsort(lines.keys)
    ordered = lines.keys[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    times = np.diff(np.append(firsts, len(ordered)))
    recur = np.zeros(len(ordered), dtype=np.bool_)
    recur[order] = np.repeat(times >= MIN_PAGES, times)
    return recur


def _texts_of(spans: Spans, tables: Tables) -> I64:
    """The text in which each run stands."""
    texts: I64 = np.searchsorted(tables.tokens.offsets, spans.firsts, side="right") - 1
    return texts


def _split(spans: Spans, tables: Tables) -> Spans:
    """The runs that pages do not share in pieces of PIECE_TOKENS."""
    lengths = np.diff(np.append(spans.firsts, len(tables.tokens)))
    parts = np.where(spans.keys == 0, -(-lengths // PIECE_TOKENS), 1)
    of_part = np.repeat(np.arange(len(parts)), parts)
    nth = np.arange(len(of_part)) - (np.cumsum(parts) - parts)[of_part]
    return Spans(spans.firsts[of_part] + nth * PIECE_TOKENS, spans.keys[of_part])


def _pieces(spans: Spans, tables: Tables, shared: Bools, lines: Lines, chosen: I64) -> Lines:
    """The runs of the texts that are `shared` as lines; each text's reach from end to end of its line."""
    texts = _texts_of(spans, tables)
    stops = np.append(spans.firsts[1:], len(tables.tokens))
    kept = np.flatnonzero(shared[texts])
    firsts, stops, texts, keys = spans.firsts[kept], stops[kept], texts[kept], spans.keys[kept].copy()
    own = keys == 0
    documents = lines.documents[chosen[texts]]
    # Too short a run to be counted may still be the same on many pages: the section's name within a menu.
    keys[own] = line_keys(tables.folded_runs.of_runs(firsts[own], stops[own]), lines.sites[chosen[texts[own]]])
    shift = lines.starts[chosen[texts]] - tables.batch.offsets[texts]
    starts = tables.tokens.starts[firsts] + shift
    ends = _with_marks(tables, stops) + shift
    opens = firsts == tables.tokens.offsets[texts]
    closes = stops == tables.tokens.offsets[texts + 1]
    starts = np.where(opens, lines.starts[chosen[texts]], starts)
    ends = np.where(closes, lines.ends[chosen[texts]], ends)
    whole = np.zeros(len(keys), dtype=np.bool_)
    elsewhere = np.zeros(len(keys), dtype=np.int64)
    return Lines(keys, documents, lines.sites[chosen[texts]], starts, ends, stops - firsts, whole, elsewhere)


def _with_marks(tables: Tables, stops: I64) -> I64:
    """Where runs of tokens up to `stops` end, with the full stop or bracket that follows their last word."""
    ends = tables.tokens.ends[stops - 1]
    border = np.append(tables.tokens.starts, len(tables.batch.buffer))[stops]
    buffer = np.frombuffer(tables.batch.buffer + b" ", dtype=np.uint8)
    at = ends.copy()
    for _ in range(MAX_MARK_BYTES):
        at += (at < border) & (buffer[at] > ord(" "))
    closed = (at == border) | (buffer[at] <= ord(" "))
    return np.where(closed & (at < border), at, ends)


def _merged(lines: Lines, kept: Bools, pieces: Lines) -> Lines:
    """The kept ones of `lines` and `pieces`, in the order of their places."""
    starts = np.concatenate([lines.starts[kept], pieces.starts])
    order = np.argsort(starts, kind="stable")

    def joined(one: npt.NDArray[Number], other: npt.NDArray[Number]) -> npt.NDArray[Number]:
        return np.concatenate([one[kept], other])[order]

    return Lines(
        joined(lines.keys, pieces.keys),
        joined(lines.documents, pieces.documents),
        joined(lines.sites, pieces.sites),
        starts[order],
        joined(lines.ends, pieces.ends),
        joined(lines.counts, pieces.counts),
        joined(lines.whole, pieces.whole),
        joined(lines.elsewhere, pieces.elsewhere),
    )
