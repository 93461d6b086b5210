"""Text -> tokens with hashes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U64, Bools
from dupcheck.kernels.arrays import U32 as U32
from dupcheck.kernels.folding import FoldTable
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.kernels.plain.fold_bytes import FOLLOWS, IS_DIGIT, IS_SINGLE, fold_piece
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
    for first, last in _pieces(borders):
        start, end = borders[[first, last]].tolist()
        starts, ends, hashes, is_number = _tokenise_piece(buffer[start:end], borders[first:last] - start, table)
        parts.append((starts + start, ends + start, hashes, is_number))
    starts, ends, hashes, is_number = (np.concatenate(column) for column in zip(*parts, strict=True))
    return starts, ends, hashes, is_number


def _pieces(borders: I64) -> Iterator[tuple[int, int]]:
    """(first, last) borders of runs of at most PIECE_BYTES, or of one stretch between borders."""
    first = 0
    while first < len(borders) - 1:
        last = max(first + 1, int(np.searchsorted(borders, borders[first] + PIECE_BYTES, side="right")) - 1)
        yield first, last
        first = last


def _tokenise_piece(piece: bytes, borders: I64, table: FoldTable) -> _Tokens:
    folded = fold_piece(piece, borders, table)
    if folded.places is None or folded.firsts is None or folded.lasts is None:
        starts, ends, is_number = _token_edges(folded.kinds, borders)
        return starts, ends, hash_tokens(folded.text, starts, ends), is_number
    heads = np.searchsorted(folded.firsts, borders)
    starts, ends, is_number = _token_edges(folded.kinds, heads[heads < len(folded.kinds)])
    hashes = hash_tokens(folded.text, folded.places[starts], folded.places[ends])
    return folded.firsts[starts], folded.lasts[ends - 1], hashes, is_number


def _token_edges(kinds: U8, borders: I64) -> tuple[I64, I64, Bools]:
    """Where tokens start and end among units of these kinds, and which begin and end in a digit."""
    inside = np.zeros(len(kinds) + 2, dtype=np.bool_)
    np.not_equal(kinds, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    joints = borders[inside[borders] & inside[borders + 1]]
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
