"""Code points and their codes -> tokens with hashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import CHAR_BASE, U64, mix64, powers_for
from dupcheck.kernels.plain.windows import I64

U32 = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The bits of a code, as the fold table lays them out."""

    value_mask: int
    word: int
    single: int
    mark: int
    digit: int
    expands: int


def tokenise_codes(codes: U32, document_starts: I64, flags: Flags) -> tuple[I64, I64, U64, npt.NDArray[np.bool_]]:
    """Starts, ends (indices into `codes`, half open), hashes and "is a number" of the tokens.

    `codes` hold folded code points: expansions are written out already, and a mark carries the class of the character
    it belongs to. A token never crosses one of `document_starts`.
    """
    inside = (codes & np.uint32(flags.word | flags.single)) != 0
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    if (codes & np.uint32(flags.single)).any():
        _break_at_single_characters(begins, codes, flags)
    begins[document_starts] = inside[document_starts]
    starts = np.flatnonzero(begins)
    stops = inside[:-1] & (~inside[1:] | begins[1:])
    ends = np.flatnonzero(np.append(stops, inside[-1:])) + 1
    forward, inverse = powers_for(CHAR_BASE, len(codes) + 1)
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum((codes & np.uint32(flags.value_mask)) * forward[: len(codes)], out=sums[1:])
    hashes = sums[ends] - sums[starts]
    hashes *= inverse[starts]
    digit = np.uint32(flags.digit)
    is_number = ((codes[starts] & codes[ends - 1]) & digit) != 0
    return starts, ends, mix64(hashes), is_number


def _break_at_single_characters(begins: npt.NDArray[np.bool_], codes: U32, flags: Flags) -> None:
    """A single character begins a token and ends the one before; its marks stay with it."""
    single = (codes & np.uint32(flags.single)) != 0
    attached = (codes & np.uint32(flags.mark)) != 0
    begins |= single & ~attached
    word = (codes & np.uint32(flags.word)) != 0
    begins[1:] |= word[1:] & single[:-1] & ~attached[1:]
