"""Text -> tokens with hashes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U64, Bools
from dupcheck.kernels.arrays import U32 as U32
from dupcheck.kernels.folding import FoldTable
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.fold_bytes import FOLLOWS, IS_DIGIT, IS_SINGLE, FoldedPoints, fold_bytes, fold_thoroughly
from dupcheck.kernels.plain.pieces import pieces
from dupcheck.kernels.plain.token_hash import hash_tokens

PIECE_BYTES = 1 << 16  # 64 KB of text and what is made of it stay in the cache
_Tokens = tuple[I64, I64, U64, Bools]


def tokenise(buffer: bytes, borders: I64, table: FoldTable) -> _Tokens:
    """Starts, ends (bytes, half open), hashes and "begins and ends in a digit" of the tokens of UTF-8 text.

    `borders` go up from 0 to the length of the buffer: no token crosses one, and a mark behind one belongs to nothing.
    """
    borders = distinct(borders)
    none = np.zeros(0, dtype=np.int64)
    parts: list[_Tokens] = [(none, none, none.astype(np.uint64), none.astype(np.bool_))]
    runs = [(none, none)]
    for first, last in pieces(borders, PIECE_BYTES):
        start, end = borders[[first, last]].tolist()
        folded = fold_bytes(buffer[start:end], borders[first:last] - start, table)
        starts, ends, is_number = _token_edges(folded.kinds, borders[first:last] - start)
        parts.append((starts + start, ends + start, hash_tokens(folded.text, starts, ends), is_number))
        runs.append((folded.starts + start, folded.ends + start))
    for part, others in _read_thoroughly(buffer, runs, table):
        parts[part] = _merge(parts[part], others)
    return _concatenate(parts)


def _concatenate(parts: list[_Tokens]) -> _Tokens:
    starts, ends, hashes, is_number = (np.concatenate(column) for column in zip(*parts, strict=True))
    return starts, ends, hashes, is_number


def _merge(tokens: _Tokens, others: _Tokens) -> _Tokens:
    """Both in the order of the text."""
    places = np.searchsorted(tokens[0], others[0])
    starts, ends, hashes, is_number = (np.insert(one, places, other) for one, other in zip(tokens, others, strict=True))
    return starts, ends, hashes, is_number


def _read_thoroughly(buffer: bytes, runs: list[tuple[I64, I64]], table: FoldTable) -> Iterator[tuple[int, _Tokens]]:
    """The tokens of these runs, by their number in the list; joined to texts of about PIECE_BYTES they are read."""
    starts, ends = (np.concatenate(column) for column in zip(*runs, strict=True))
    owners = np.repeat(np.arange(len(runs)), [len(one) for one, _ in runs])
    borders = np.concatenate([[0], np.cumsum(ends - starts)])
    found = [
        _read_joined(buffer, starts[first:last], ends[first:last], borders[first:last] - borders[first], table)
        for first, last in pieces(borders, PIECE_BYTES)
    ]
    if found:
        tokens = _concatenate(found)
        owner = owners[np.searchsorted(starts, tokens[0], side="right") - 1]
        for part in distinct(owner).tolist():
            first, last = np.searchsorted(owner, [part, part + 1])
            yield part, (tokens[0][first:last], tokens[1][first:last], tokens[2][first:last], tokens[3][first:last])


def _read_joined(buffer: bytes, starts: I64, ends: I64, heads: I64, table: FoldTable) -> _Tokens:
    """The tokens of these runs, which begin at `heads` once they are joined."""
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    folded = fold_thoroughly(b"".join(buffer[start:end] for start, end in spans), heads, table)
    firsts, lasts, is_number = _token_edges(folded.kinds, _units_at(folded, heads))
    hashes = hash_tokens(folded.text, folded.places[firsts], folded.places[lasts])
    begins = folded.firsts[firsts]
    shift = (starts - heads)[np.searchsorted(heads, begins, side="right") - 1]
    return begins + shift, folded.lasts[lasts - 1] + shift, hashes, is_number


def _units_at(folded: FoldedPoints, places: I64) -> I64:
    """The units that begin at these places of the source or follow them."""
    units = np.searchsorted(folded.firsts, places)
    return units[units < len(folded.kinds)]


def _token_edges(kinds: U8, borders: I64) -> tuple[I64, I64, Bools]:
    """Where tokens start and end among units of these kinds, and which begin and end in a digit."""
    inside = np.zeros(len(kinds) + 2, dtype=np.bool_)
    np.not_equal(kinds, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    joints = distinct(borders[inside[borders] & inside[borders + 1]])
    singles = kinds & np.uint8(IS_SINGLE)
    if singles.any():
        either = (singles[1:] | singles[:-1]) != 0
        either &= inside[2:-1] & inside[1:-2] & ((kinds[1:] & np.uint8(FOLLOWS)) == 0)
        joints = np.concatenate([joints, np.setdiff1d(np.flatnonzero(either) + 1, joints, assume_unique=True)])
    if len(joints):
        edges = np.sort(np.concatenate([edges, joints, joints]), kind="stable")
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    is_number = (kinds.take(starts) & kinds.take(ends - 1) & np.uint8(IS_DIGIT)) != 0
    return starts, ends, is_number
