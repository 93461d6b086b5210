"""Text -> folded text and the kind of every unit of it; a unit is a byte, or a folded code point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32
from dupcheck.kernels.folding import DIGIT, EXPANDS, FLAG_SHIFT, MARK, SINGLE, VALUE_MASK, WORD, FoldTable
from dupcheck.kernels.plain.compose import attach_marks, fold_codes
from dupcheck.kernels.plain.distinct import distinct

# The bits of a kind: the flags of the fold table, shifted. FOLLOWS is a unit that belongs to the one before.
IS_WORD, IS_SINGLE, FOLLOWS, IS_DIGIT = 1, 2, 4, 8

_ASCII_KINDS = bytes(
    (IS_WORD | IS_DIGIT if chr(byte).isdigit() else IS_WORD if chr(byte).isalpha() else 0) if byte < 0x80 else 0
    for byte in range(256)
)
_ASCII_FOLDS = bytes(ord(chr(byte).lower()) if byte < 0x80 else byte for byte in range(256))
_KIND_FLAGS = np.uint32(WORD | SINGLE | MARK | DIGIT)
_RARE = np.uint32(MARK | EXPANDS)


@dataclass(frozen=True, slots=True, eq=False)
class FoldedBytes:
    """A piece of text folded byte by byte: the bytes, their kinds, and what has to be folded thoroughly.

    Runs `starts[j]` to `ends[j]`, each between two ASCII separators, hold a character that needs more, fewer or other
    bytes than its own; they count as separators here.
    """

    text: bytes | bytearray
    kinds: U8
    starts: I64
    ends: I64


@dataclass(frozen=True, slots=True, eq=False)
class FoldedPoints:
    """A text as folded code points.

    Unit u is `text[places[u]:places[u + 1]]` and stands for the bytes `firsts[u]` to `lasts[u]` of the source.
    """

    text: bytes
    kinds: U8
    places: I64
    firsts: I64
    lasts: I64


def fold_bytes(piece: bytes, borders: I64, table: FoldTable) -> FoldedBytes:
    """`piece` folded in place; no run crosses one of `borders`, which begin with 0."""
    none = np.zeros(0, dtype=np.int64)
    if piece.isascii():
        kinds: U8 = np.frombuffer(piece.translate(_ASCII_KINDS), dtype=np.uint8)
        return FoldedBytes(piece.translate(_ASCII_FOLDS), kinds, none, none)
    raw: U8 = np.frombuffer(piece, dtype=np.uint8)
    text, of_bytes = bytearray(piece.translate(_ASCII_FOLDS)), bytearray(piece.translate(_ASCII_KINDS))
    kinds = np.frombuffer(of_bytes, dtype=np.uint8)
    places = np.flatnonzero(raw >= 0x80)
    outside = raw.take(places)
    points = np.frombuffer(outside.tobytes().decode().encode("utf-32-le"), dtype=np.uint32)
    codes = table.codes_of(points)
    widths = _widths(points)
    values = np.where(codes, codes & np.uint32(VALUE_MASK), points)
    is_odd = ((codes & _RARE) != 0) | (widths != _widths(values))
    values[is_odd] = points[is_odd]
    of_units = np.repeat(((codes & _KIND_FLAGS) >> np.uint32(FLAG_SHIFT)).astype(np.uint8), widths)
    of_units[(outside < 0xC0) & (of_units != 0)] |= np.uint8(FOLLOWS)
    kinds[places] = of_units
    if (values != points).any():
        np.frombuffer(text, dtype=np.uint8)[places] = np.frombuffer(_encode(values), dtype=np.uint8)
    starts, ends = none, none
    if is_odd.any():
        starts, ends = _runs_around(places[outside >= 0xC0][is_odd], raw, kinds, borders)
        left_out = np.zeros(len(raw) + 1, dtype=np.int8)
        left_out[starts] += 1
        left_out[ends] -= 1
        kinds[np.cumsum(left_out[:-1], dtype=np.int8) != 0] = 0
    return FoldedBytes(text, kinds, starts, ends)


def _runs_around(places: I64, raw: U8, kinds: U8, borders: I64) -> tuple[I64, I64]:
    """Where the runs that hold these places start and end, each once."""
    separators = np.flatnonzero((raw < 0x80) & (kinds == 0))
    stops = distinct(np.concatenate([separators, borders, [len(raw)]]))
    after = distinct(np.searchsorted(stops, places, side="right"))
    starts, ends = stops[after - 1], stops[after]
    return starts + ((raw[starts] < 0x80) & (kinds[starts] == 0)), ends


def fold_thoroughly(text: bytes, borders: I64, table: FoldTable) -> FoldedPoints:
    """`text` as folded code points: expanded, marks in canonical order, composed and attached.

    No mark belongs to a character before one of `borders`, which begin with 0.
    """
    points = np.frombuffer(text.decode().encode("utf-32-le"), dtype=np.uint32)
    raw: U8 = np.frombuffer(text, dtype=np.uint8)
    byte_of = np.append(np.flatnonzero((raw & 0xC0) != 0x80), len(text))
    codes = table.codes_of(points)
    heads = np.searchsorted(byte_of, borders)
    orphans = heads[(codes[heads] & np.uint32(MARK)) != 0]
    codes[orphans] = 0  # a mark at the start of a document belongs to nothing
    traced = fold_codes(codes, table)
    codes = attach_marks(traced.codes)
    values = codes & np.uint32(VALUE_MASK)
    kinds = ((codes & _KIND_FLAGS) >> np.uint32(FLAG_SHIFT)).astype(np.uint8)
    kinds[kinds == FOLLOWS] = 0
    places = np.concatenate([[0], np.cumsum(_widths(values))])
    return FoldedPoints(_encode(values), kinds, places, byte_of[traced.first], byte_of[traced.last + 1])


def _encode(points: U32) -> bytes:
    return points.astype("<u4").tobytes().decode("utf-32-le").encode()


def _widths(points: U32) -> I64:
    """Bytes of each code point in UTF-8."""
    wider = (points >= 0x80).view(np.uint8) + (points >= 0x800).view(np.uint8) + (points >= 0x10000).view(np.uint8)
    return wider + np.int64(1)
