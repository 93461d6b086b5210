"""Text -> folded text and the kind of every unit of it; a unit is a byte, or a byte of a folded character."""

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
_MAX_RARE_CODES = 4  # different ones in a piece that are replaced in place; more are left to the thorough way


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded piece of text: `text` in UTF-8, the kind of every unit, and where the units stand.

    Unit u begins at byte `places[u]` of `text` and covers the bytes `firsts[u]` to `lasts[u]` of the source. All three
    are None where units are bytes and folding moved none.
    """

    text: bytes | bytearray
    kinds: U8
    places: I64 | None = None
    firsts: I64 | None = None
    lasts: I64 | None = None


def fold_piece(piece: bytes, borders: I64, table: FoldTable) -> Folded:
    """`piece` folded; no mark belongs to a character before one of `borders`, which begins with 0."""
    if piece.isascii():
        return Folded(piece.translate(_ASCII_FOLDS), np.frombuffer(piece.translate(_ASCII_KINDS), dtype=np.uint8))
    return _fold_in_place(piece, borders, table) or _fold_thoroughly(piece, borders, table)


def _fold_in_place(piece: bytes, borders: I64, table: FoldTable) -> Folded | None:
    """`piece` folded byte by byte; None if a character needs more, fewer or other places than its own."""
    raw: U8 = np.frombuffer(piece, dtype=np.uint8)
    high = raw >= 0x80
    outside = raw[high]
    points = np.frombuffer(outside.tobytes().decode().encode("utf-32-le"), dtype=np.uint32)
    codes = table.codes_of(points)
    text, kinds = bytearray(piece.translate(_ASCII_FOLDS)), bytearray(piece.translate(_ASCII_KINDS))
    folded: U8 = np.frombuffer(text, dtype=np.uint8)
    of_bytes: U8 = np.frombuffer(kinds, dtype=np.uint8)
    leads = np.flatnonzero(raw >= 0xC0)
    rare = np.flatnonzero(codes & _RARE)
    of_chars = (codes >> np.uint32(FLAG_SHIFT)).astype(np.uint8)
    values = np.where(codes, codes & np.uint32(VALUE_MASK), points)
    values[rare] = points[rare]
    widths = _widths(points)
    if not np.array_equal(widths, _widths(values)):
        return None
    of_units = np.repeat(of_chars, widths)
    of_units |= ((outside < 0xC0) & (of_units != 0)).astype(np.uint8) * np.uint8(FOLLOWS)
    of_bytes[high] = of_units
    folded[high] = np.frombuffer(_encode(values), dtype=np.uint8)
    if len(rare) and not _replace(codes[rare], leads[rare], widths[rare], borders, table, folded, of_bytes):
        return None
    return Folded(text, of_bytes)


def _replace(codes: U32, places: I64, widths: I64, borders: I64, table: FoldTable, folded: U8, kinds: U8) -> bool:
    """Whether all of these rare characters could be folded in place: marks of nothing, and ß."""
    different = distinct(codes).tolist()
    if len(different) > _MAX_RARE_CODES or not _drop_orphans(codes, places, widths, borders, kinds):
        return False
    for code in different:
        if code & MARK:
            continue
        here = places[codes == code]
        parts = table.expansion(code)
        spelled = _encode(parts & np.uint32(VALUE_MASK))
        if not code & WORD or (parts & np.uint32(MARK)).any() or (widths[codes == code] != len(spelled)).any():
            return False
        for number, byte in enumerate(spelled):
            folded[here + number] = byte
            kinds[here + number] = IS_WORD
    return True


def _drop_orphans(codes: U32, places: I64, widths: I64, borders: I64, kinds: U8) -> bool:
    """Whether every mark follows no character; then it is made a separator, as the selector behind an emoji is."""
    marks = (codes & np.uint32(MARK)) != 0
    for place, width in zip(places[marks].tolist(), widths[marks].tolist(), strict=True):
        before = kinds[place - 1] if place else 0
        if before and borders[np.searchsorted(borders, place, side="right") - 1] != place:
            return False
        kinds[place : place + width] = 0
    return True


def _fold_thoroughly(piece: bytes, borders: I64, table: FoldTable) -> Folded:
    """`piece` as folded code points: expanded, marks in canonical order, composed and attached."""
    points = np.frombuffer(piece.decode().encode("utf-32-le"), dtype=np.uint32)
    raw: U8 = np.frombuffer(piece, dtype=np.uint8)
    byte_of = np.append(np.flatnonzero((raw & 0xC0) != 0x80), len(piece))
    codes = table.codes_of(points)
    heads = np.searchsorted(byte_of, borders)
    heads = heads[heads < len(codes)]
    orphans = heads[(codes[heads] & np.uint32(MARK)) != 0]
    codes[orphans] = 0  # a mark at the start of a document belongs to nothing
    traced = fold_codes(codes, table)
    codes = attach_marks(traced.codes)
    values = codes & np.uint32(VALUE_MASK)
    kinds = ((codes & np.uint32(WORD | MARK | DIGIT | IS_SINGLE << FLAG_SHIFT)) >> np.uint32(FLAG_SHIFT)).astype(
        np.uint8
    )
    kinds[kinds == FOLLOWS] = 0
    places = np.concatenate([[0], np.cumsum(_widths(values))])
    return Folded(_encode(values), kinds, places, byte_of[traced.first], byte_of[traced.last + 1])


def _encode(points: U32) -> bytes:
    return points.astype("<u4").tobytes().decode("utf-32-le").encode()


def _widths(points: U32) -> I64:
    """Bytes of each code point in UTF-8."""
    wider = (points >= 0x80).view(np.uint8) + (points >= 0x800).view(np.uint8) + (points >= 0x10000).view(np.uint8)
    return wider + np.int64(1)
