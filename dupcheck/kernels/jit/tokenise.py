"""Text -> tokens with hashes, 64 bytes at a time.

A run is what stands between two ASCII separators; a bit a byte says where runs begin and end, so that no branch waits
for the length of the word before. Three ways lead through a run: of ASCII, of characters that fold one by one, and of
marks that have to be ordered or composed, which `marked` reads. The plain gear's `tokenise`, `fold_bytes` and
`token_hash` say what is computed.
"""

# What is an int to Python is a number of 64 bits once compiled.
# mypy: disable-error-code="assignment, arg-type, return-value"

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from dupcheck.kernels.arrays import I64, U8, U32, U64, Bools
from dupcheck.kernels.folding import DIGIT, EXPANDS, MARK, SINGLE, VALUE_MASK, WORD, FoldTable
from dupcheck.kernels.jit.classify import classify, find_runs, letters
from dupcheck.kernels.jit.compiled import (
    IN_I64,
    IN_U8,
    IN_U16,
    IN_U32,
    IN_U64,
    IN_WORDS,
    OUT_BOOLS,
    OUT_I64,
    OUT_U64,
    compiled,
    part,
)
from dupcheck.kernels.jit.marked import read_marked
from dupcheck.kernels.jit.mixing import WORD_STEP, mix
from dupcheck.kernels.jit.utf8 import IS_COMPOSED, IS_SECOND, decode, encode, trait_of

_FLAGS = WORD | SINGLE | MARK | DIGIT

_NONE, _ONE, _TWO = map(np.uint64, (0, 1, 2))
_BLOCK = 64


def tokenise(buffer: bytes, borders: I64, table: FoldTable) -> tuple[I64, I64, U64, Bools]:
    """As the plain gear's."""
    padded = buffer + bytes(2 * _BLOCK - len(buffer) % _BLOCK)  # whole blocks, and one to read past the end
    raw: U8 = np.frombuffer(padded, dtype=np.uint8)
    words: U64 = np.ndarray(shape=(len(raw) - 7,), dtype="<u8", buffer=padded, strides=(1,))
    inside, outside = np.empty(len(raw) // 8, dtype=np.uint8), np.empty(len(raw) // 8, dtype=np.uint8)
    most = classify(np.frombuffer(padded, dtype=np.uint64), inside, outside) + len(borders)
    columns = np.empty((3, most), dtype=np.int64)  # in one piece: a quarter of the time went into new pages
    is_number = np.empty(most, dtype=np.bool_)
    starts, ends, hashes = columns[0], columns[1], columns[2].view(np.uint64)
    read = _tokenise(
        raw,
        words,
        inside.view(np.uint64),
        outside.view(np.uint64),
        borders,
        table.index,
        table.blocks.reshape(-1),
        table.expansion_offsets,
        table.expansion_values,
        _traits(table),
        np.empty(int(np.diff(borders).max(initial=0)) + 2, dtype=np.int64),
        starts,
        ends,
        hashes,
        is_number,
    )
    count, has_marked = divmod(read, 2)
    if has_marked:
        count = read_marked(raw, (starts, ends, hashes, is_number), count, table, _traits(table))
    return starts[:count], ends[:count], hashes[:count], is_number[:count]


@cache
def _traits(table: FoldTable) -> U32:
    """For every code point that marks and compositions reach: combining class, IS_SECOND, IS_COMPOSED."""
    seconds = table.pair_keys & np.uint64(0xFFFFFFFF)
    size = 1 + int(max(table.mark_points.max(), seconds.max(), table.pair_values.max()))
    traits = np.zeros(size, dtype=np.uint32)
    traits[table.mark_points] = table.mark_classes
    traits[seconds] |= IS_SECOND
    traits[table.pair_values] |= IS_COMPOSED
    return traits


@part
def _read_simple_run(
    raw: U8,
    place: int,
    stop: int,
    index: Any,
    blocks: U32,
    part_offsets: I64,
    parts: U32,
    traits: U32,
    starts: I64,
    ends: I64,
    hashes: U64,
    is_number: Bools,
    count: int,
) -> int:
    """The number of tokens once those of the run are written; -1 if marks have to be ordered or composed."""
    state, end, before = 0, place, 0
    total, step, word, filled = _NONE, _NONE, _NONE, 0
    first_digit = last_digit = False
    while place < stop:
        lead = np.int64(raw[np.uint64(place)])
        if lead < 0x80 and state == 1:  # a letter or digit: nothing else in ASCII is in a run
            before = lead | 0x20
            last_digit = lead <= 0x39
            word |= np.uint64(before) << np.uint64(8 * filled)
            filled += 1
            if filled == 8:
                total += mix(word + step)
                step += WORD_STEP
                word, filled = _NONE, 0
            place += 1
            end = place
            continue
        point, following = decode(raw, place, stop)
        code = np.int64(blocks[np.uint64((np.int64(index[np.uint64(point >> 8)]) << 8) | (point & 0xFF))])
        if state and (code == 0 or (not code & MARK and (state == 2 or code & SINGLE))):
            ends[count], is_number[count] = end, first_digit and last_digit
            hashes[count] = total + (mix(word + step) if filled else _NONE)
            count += 1
            state = 0
        first, last = 0, 1 if code else 0
        if code & EXPANDS:
            first, last = part_offsets[code & VALUE_MASK], part_offsets[(code & VALUE_MASK) + 1]
        for at in range(first, last):
            one = (np.int64(parts[at]) | (code & _FLAGS)) if code & EXPANDS else code
            value = one & VALUE_MASK
            if one & MARK:
                if not state:
                    continue
                trait = trait_of(traits, value)
                if trait & IS_SECOND or (trait & 0xFF and trait_of(traits, before) & (0xFF | IS_COMPOSED)):
                    return -1
                last_digit = False
            else:
                last_digit = (one & DIGIT) != 0
                if not state:
                    starts[count] = place
                    first_digit = last_digit
                    total, step, word, filled = _NONE, _NONE, _NONE, 0
                state = 2 if one & SINGLE else 1
            before, end = value, following
            spelled, width = encode(value)
            word |= spelled << np.uint64(8 * filled)
            filled += width
            if filled >= 8:
                total += mix(word + step)
                step += WORD_STEP
                filled -= 8
                word = spelled >> np.uint64(8 * (width - filled))
        place = following
    if state:
        ends[count], is_number[count] = end, first_digit and last_digit
        hashes[count] = total + (mix(word + step) if filled else _NONE)
        count += 1
    return count


@part
def _hash_rest(words: U64, place: int, end: int) -> Any:
    """What the words after the first add to the hash of a token of ASCII letters and digits."""
    total, step = _NONE, _NONE
    while place < end:
        eight = words[np.uint64(place)]
        folded = eight | (letters(eight) >> _TWO)
        if end - place < 8:
            folded &= (_ONE << np.uint64(8 * (end - place))) - _ONE
        step += WORD_STEP
        total += mix(folded + step)
        place += 8
    return total


@part
def _reserve(raw: U8, place: int, end: int, starts: I64, ends: I64, hashes: U64, count: int) -> int:
    """The next free slot once a marked run has as many as it may have tokens."""
    reserved = 1
    for at in range(place + 1, end):
        reserved += raw[at] >= 0xC0 or (raw[at] < 0x80 and raw[at - 1] >= 0x80)
    starts[count], ends[count], hashes[count] = place, -end, reserved
    return count + reserved


@compiled(
    IN_U8,
    IN_WORDS,
    IN_U64,
    IN_U64,
    IN_I64,
    IN_U16,
    IN_U32,
    IN_I64,
    IN_U32,
    IN_U32,
    OUT_I64,
    OUT_I64,
    OUT_I64,
    OUT_U64,
    OUT_BOOLS,
)
def _tokenise(
    raw: U8,
    words: U64,
    inside: U64,
    outside: U64,
    borders: I64,
    index: Any,
    blocks: U32,
    part_offsets: I64,
    parts: U32,
    traits: U32,
    edges: I64,
    starts: I64,
    ends: I64,
    hashes: U64,
    is_number: Bools,
) -> int:
    """Twice the number of slots, and one more if there are marked runs among them."""
    count, has_marked = 0, False
    for border in range(len(borders) - 1):
        for edge in range(0, find_runs(inside, outside, borders[border], borders[border + 1], edges), 2):
            place, end = edges[edge] >> 1, edges[edge + 1] >> 1
            if edges[edge + 1] & 1:
                read = _read_simple_run(
                    raw, place, end, index, blocks, part_offsets, parts, traits, starts, ends, hashes, is_number, count
                )
                has_marked |= read < 0
                count = read if read >= 0 else _reserve(raw, place, end, starts, ends, hashes, count)
                continue
            eight = words[np.uint64(place)]
            missing = np.uint64(8 * max(0, 8 - end + place))
            value = mix((eight | (letters(eight) >> _TWO)) << missing >> missing)
            if end - place > 8:
                value += _hash_rest(words, place + 8, end)
            to = np.uint64(count)
            starts[to], ends[to], hashes[to] = place, end, value
            is_number[to] = (raw[np.uint64(place)] <= 0x39) & (raw[np.uint64(end - 1)] <= 0x39)
            count += 1
    return 2 * count + np.int64(has_marked)
