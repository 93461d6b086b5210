"""Where lines stand and which tokens are on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64, U8

_NEWLINE = 0x0A


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Line l covers the bytes `starts[l]` to `ends[l]` (without its newline) and the tokens `first[l]:last[l]`.

    Lines `offsets[i]:offsets[i + 1]` are those of document i. An empty document has one empty line.
    """

    starts: I64
    ends: I64
    first: I64
    last: I64
    offsets: I64


def find_lines(buffer: bytes, offsets: I64, token_starts: I64) -> Lines:
    """The lines of every document; only a newline ends one, and a document's last newline begins no line."""
    raw: U8 = np.frombuffer(buffer, dtype=np.uint8)
    newlines = np.flatnonzero(raw == _NEWLINE)
    begins, stops = offsets[:-1], offsets[1:]
    filled = np.flatnonzero(begins < stops)
    closing = stops[filled[raw[stops[filled] - 1] == _NEWLINE]] - 1
    inner = np.setdiff1d(newlines, closing, assume_unique=True) if len(closing) else newlines
    starts = np.sort(np.concatenate([begins, inner + 1]), kind="stable")
    last_ends = stops.copy()
    last_ends[np.searchsorted(stops, closing + 1)] -= 1
    ends = np.sort(np.concatenate([last_ends, inner]), kind="stable")
    borders = np.append(np.searchsorted(token_starts, starts), len(token_starts)).astype(np.int64)
    per_document = np.searchsorted(inner, stops) - np.searchsorted(inner, begins) + 1
    line_offsets = np.concatenate([[0], np.cumsum(per_document)]).astype(np.int64)
    return Lines(starts, ends, borders[:-1], borders[1:], line_offsets)
