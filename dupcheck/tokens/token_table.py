"""The tokens of a batch: where they stand and their hashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.compose import Traced, attach_marks, compose_marks, expand_codes
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.tokenise import Flags, tokenise_codes
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.tokens import fold_table as table
from dupcheck.tokens.chunks import chunks

FLAGS = Flags(
    value_mask=table.VALUE_MASK,
    word=table.WORD,
    single=table.SINGLE,
    mark=table.MARK,
    digit=table.DIGIT,
    expands=table.EXPANDS,
)
_RARE = np.uint32(table.MARK | table.EXPANDS)
_Part = tuple[I64, I64, U64, npt.NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Token t of a batch covers the bytes `starts[t]` to `ends[t]` of its buffer.

    `hashes` are of the folded token; `is_number` marks tokens that begin and end in a digit; tokens
    `offsets[i]:offsets[i + 1]` are those of document i.
    """

    starts: I64
    ends: I64
    hashes: U64
    is_number: npt.NDArray[np.bool_]
    offsets: I64

    def __len__(self) -> int:
        return len(self.hashes)

    @property
    def counts(self) -> I64:
        """Tokens per document."""
        return np.diff(self.offsets)


def tokenise(batch: Batch) -> TokenTable:
    """The tokens of every document of `batch`.

    Runs of letters and digits, folded like NFKC with case folding; combining marks belong to their letter; every
    Han, Kana, Thai, Lao, Khmer and Myanmar character is a token of its own.
    """
    buffer = np.frombuffer(batch.buffer, dtype=np.uint8)
    parts: list[_Part] = []
    for chunk in chunks(buffer, batch.offsets):
        document_starts = batch.offsets[chunk.first : chunk.last] - chunk.start
        piece = buffer[chunk.start : chunk.end]
        starts, ends, hashes, is_number = _tokenise_bytes(piece, document_starts[document_starts < len(piece)])
        parts.append((starts + chunk.start, ends + chunk.start, hashes, is_number))
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        parts = [(none, none, none.astype(np.uint64), none.astype(np.bool_))]
    starts, ends, hashes, is_number = (np.concatenate(column) for column in zip(*parts, strict=True))
    return TokenTable(starts, ends, hashes, is_number, np.searchsorted(starts, batch.offsets).astype(np.int64))


def _tokenise_bytes(piece: npt.NDArray[np.uint8], document_starts: I64) -> _Part:
    if not len(piece):
        none = np.zeros(0, dtype=np.int64)
        return none, none, none.astype(np.uint64), none.astype(np.bool_)
    if piece.max() < 0x80:
        return tokenise_codes(table.flat_codes()[piece], document_starts, FLAGS)
    points = np.frombuffer(piece.tobytes().decode().encode("utf-32-le"), dtype=np.uint32)
    byte_of = np.append(np.flatnonzero((piece & 0xC0) != 0x80), len(piece))
    starts, ends, hashes, is_number = _tokenise_points(points, np.searchsorted(byte_of, document_starts))
    return byte_of[starts], byte_of[ends], hashes, is_number


def _tokenise_points(points: npt.NDArray[np.uint32], document_starts: I64) -> _Part:
    codes = table.flat_codes()[points]
    if not (codes & _RARE).any():
        return tokenise_codes(codes, document_starts, FLAGS)
    orphans = document_starts[(codes[document_starts] & np.uint32(table.MARK)) != 0]
    codes[orphans] = 0  # a mark at the start of a document belongs to nothing
    traced = fold_codes(codes)
    if not len(traced.codes):
        return _tokenise_bytes(np.zeros(0, dtype=np.uint8), document_starts)
    begins = np.searchsorted(traced.first, document_starts)
    codes = attach_marks(traced.codes, FLAGS)
    starts, ends, hashes, is_number = tokenise_codes(codes, begins[begins < len(codes)], FLAGS)
    return traced.first[starts], traced.last[ends - 1] + 1, hashes, is_number


def fold_codes(codes: npt.NDArray[np.uint32]) -> Traced:
    """Codes of the table, as folded code points: expanded, marks in canonical order and composed."""
    shipped = table.fold_table()
    traced = expand_codes(codes, shipped.expansion_offsets, shipped.expansion_values, FLAGS)
    return compose_marks(traced, table.compositions(), FLAGS) if len(traced.codes) else traced
