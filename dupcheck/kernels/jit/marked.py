"""The thorough way through a run of text: marks are put in order and composed, as the plain gear's `compose` does."""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32, U64, Bools
from dupcheck.kernels.folding import DIGIT, EXPANDS, MARK, SINGLE, VALUE_MASK, WORD, FoldTable
from dupcheck.kernels.jit.compiled import (
    IN_I64,
    IN_U8,
    IN_U16,
    IN_U32,
    IN_U64,
    INT,
    OUT_BOOLS,
    OUT_I64,
    OUT_U8,
    OUT_U32,
    OUT_U64,
    compiled,
    part,
)
from dupcheck.kernels.jit.composing import compose, order_marks
from dupcheck.kernels.jit.mixing import WORD_STEP, mix
from dupcheck.kernels.jit.utf8 import decode, encode

_FLAGS = WORD | SINGLE | MARK | DIGIT


def read_marked(raw: U8, tokens: tuple[I64, I64, U64, Bools], count: int, table: FoldTable, traits: U32) -> int:
    """The number of tokens once the marked runs among the `count` slots are read and all tokens stand together.

    A marked run is a slot whose end is negative, -1 times its own; its hash is how many slots are reserved for it.
    """
    longest = _longest_marked(*tokens[:3], count)
    read: int = _read_marked(
        raw,
        *tokens,
        count,
        table.index,
        table.blocks.reshape(-1),
        table.expansion_offsets,
        table.expansion_values,
        table.pair_keys,
        table.pair_values,
        table.pair_order,
        traits,
        np.empty(16 * longest + 64, dtype=np.uint8),  # the longest expansion makes 33 bytes of 3
        np.empty(4 * longest + 64, dtype=np.uint32),
        np.empty(4 * longest + 64, dtype=np.uint8),
        np.empty(4 * longest + 64, dtype=np.uint32),
    )
    return read


@compiled(IN_I64, IN_I64, IN_U64, INT)
def _longest_marked(starts: I64, ends: I64, hashes: U64, count: int) -> int:
    """The bytes of the longest marked run."""
    slot = longest = 0
    while slot < count:
        if ends[slot] < 0:
            longest = max(longest, -ends[slot] - starts[slot])
        slot += 1 if ends[slot] > 0 else np.int64(hashes[slot])
    return longest


@part
def _hash_bytes(spelled: U8, size: int) -> Any:
    """The hash of a folded token."""
    total = np.uint64(0)
    step = np.uint64(0)
    for first in range(0, size, 8):
        word = np.uint64(0)
        for at in range(min(8, size - first)):
            word |= np.uint64(spelled[first + at]) << np.uint64(8 * at)
        total += mix(word + step)
        step += WORD_STEP
    return total


@part
def _spell_letter(
    spelled: U8,
    length: int,
    values: U32,
    classes: U8,
    size: int,
    spare: U32,
    keys: U64,
    composed: U32,
    order: I64,
    traits: U32,
) -> tuple[int, bool]:
    """Writes a letter with its marks; the new length and whether a mark is left."""
    if size > 1:
        size = order_marks(values, classes, size, spare, keys, composed, order, traits)
        size = compose(values, classes, size, spare, keys, composed, traits)
    for place in range(size):
        encoded, width = encode(np.int64(values[place]))
        for at in range(width):
            spelled[length + at] = (encoded >> np.uint64(8 * at)) & np.uint64(0xFF)
        length += width
    return length, size > 1


@part
def _read_token(
    raw: U8,
    place: int,
    stop: int,
    index: Any,
    blocks: U32,
    part_offsets: I64,
    parts: U32,
    keys: U64,
    composed: U32,
    order: I64,
    traits: U32,
    spelled: U8,
    values: U32,
    classes: U8,
    spare: U32,
) -> Any:
    """(next place, start, end, hash, is a number) of the token at `place`, of any script; end 0 if there is none."""
    state, start, end, length, size = 0, place, 0, 0, 0
    first_digit = last_digit = False
    while place < stop:
        point, following = decode(raw, place, stop)
        code = np.int64(blocks[(np.int64(index[point >> 8]) << 8) | (point & 0xFF)])
        if code == 0:
            if state == 0:
                place = following
            break
        first, last = 0, 1
        if code & EXPANDS:
            first, last = part_offsets[code & VALUE_MASK], part_offsets[(code & VALUE_MASK) + 1]
        if not code & MARK and state and (state == 2 or code & SINGLE):
            break
        for at in range(first, last):
            one = (np.int64(parts[at]) | (code & _FLAGS)) if code & EXPANDS else code
            if one & MARK:
                if state:
                    values[size] = one & VALUE_MASK
                    size += 1
                    end = following
                continue
            if size:
                length, is_marked = _spell_letter(
                    spelled, length, values, classes, size, spare, keys, composed, order, traits
                )
                last_digit = last_digit and not is_marked
            if state == 0:
                start = place
                first_digit = (one & DIGIT) != 0
            state = 2 if one & SINGLE else 1
            last_digit = (one & DIGIT) != 0
            values[0] = one & VALUE_MASK
            classes[0] = 0
            size = 1
            end = following
        place = following
    if not state:
        return place, start, 0, np.uint64(0), False
    length, is_marked = _spell_letter(spelled, length, values, classes, size, spare, keys, composed, order, traits)
    return place, start, end, _hash_bytes(spelled, length), first_digit and last_digit and not is_marked


@compiled(
    IN_U8,
    *(OUT_I64, OUT_I64, OUT_U64, OUT_BOOLS),
    INT,
    *(IN_U16, IN_U32, IN_I64, IN_U32, IN_U64, IN_U32, IN_I64, IN_U32),
    *(OUT_U8, OUT_U32, OUT_U8, OUT_U32),
)
def _read_marked(
    raw: U8,
    starts: I64,
    ends: I64,
    hashes: U64,
    is_number: Bools,
    count: int,
    index: Any,
    blocks: U32,
    part_offsets: I64,
    parts: U32,
    keys: U64,
    composed: U32,
    order: I64,
    traits: U32,
    spelled: U8,
    values: U32,
    classes: U8,
    spare: U32,
) -> int:
    slot = kept = 0
    while slot < count:
        if ends[slot] > 0:
            starts[kept], ends[kept], hashes[kept] = starts[slot], ends[slot], hashes[slot]
            is_number[kept] = is_number[slot]
            kept += 1
            slot += 1
            continue
        place, stop = starts[slot], -ends[slot]
        slot += np.int64(hashes[slot])
        while place < stop:
            place, first, last, value, number = _read_token(
                raw,
                place,
                stop,
                index,
                blocks,
                part_offsets,
                parts,
                keys,
                composed,
                order,
                traits,
                spelled,
                values,
                classes,
                spare,
            )
            if last:
                starts[kept], ends[kept], hashes[kept], is_number[kept] = first, last, value, number
                kept += 1
    return kept
