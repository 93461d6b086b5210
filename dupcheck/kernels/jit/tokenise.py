"""Text -> tokens with hashes, eight bytes at a time while they are ASCII.

The plain gear's `tokenise`, `fold_bytes`, `token_hash` and `compose` say what is computed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numba import njit

from dupcheck.kernels.arrays import I64, U8, U32, U64, Bools
from dupcheck.kernels.folding import FoldTable
from dupcheck.kernels.jit.compiled import IN_I64, IN_U8, IN_U16, IN_U32, IN_U64, IN_WORDS, compiled

# As in dupcheck/kernels/folding.py.
_VALUE_MASK = (1 << 21) - 1
_WORD, _SINGLE, _MARK, _DIGIT, _EXPANDS = 1 << 24, 1 << 25, 1 << 26, 1 << 27, 1 << 28
_FLAGS = _WORD | _SINGLE | _MARK | _DIGIT

_WORD_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_ONE, _MIX_TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_ONES = 0x0101010101010101
_HIGH = np.uint64(0x80 * _ONES)
_LOW = np.uint64(0x7F * _ONES)
_CASE = np.uint64(0x20 * _ONES)
# Added to a byte below 0x80, each raises its high bit from that character on.
_FROM_A, _PAST_Z = np.uint64((0x80 - ord("a")) * _ONES), np.uint64((0x80 - ord("z") - 1) * _ONES)
_FROM_0, _PAST_9 = np.uint64((0x80 - ord("0")) * _ONES), np.uint64((0x80 - ord("9") - 1) * _ONES)
_BYTE_NUMBERS = np.uint64(0x0001020304050607)  # times 2**(8 * k), the highest byte is k
_ONE, _TWO, _THREE, _SEVEN, _EIGHT, _TOP = map(np.uint64, (1, 2, 3, 7, 8, 56))

# What a code point may do in composing: a bit each, above its combining class.
_IS_SECOND, _IS_COMPOSED = 1 << 8, 1 << 9
_FEW = 16  # marks on a letter that are sorted one by one


def tokenise(buffer: bytes, borders: I64, table: FoldTable) -> tuple[I64, I64, U64, Bools]:
    """As the plain gear's."""
    raw: U8 = np.frombuffer(buffer, dtype=np.uint8)
    words: U64 = np.ndarray(shape=(max(0, len(raw) - 7),), dtype="<u8", buffer=buffer, strides=(1,))
    found: tuple[I64, I64, U64, Bools] = _tokenise(
        raw,
        words,
        borders,
        table.index,
        table.blocks.reshape(-1),
        table.expansion_offsets,
        table.expansion_values,
        table.pair_keys,
        table.pair_values,
        table.pair_order,
        _traits(table),
    )
    return found


@cache
def _traits(table: FoldTable) -> U32:
    """For every code point that marks and compositions reach: combining class, _IS_SECOND, _IS_COMPOSED."""
    seconds = table.pair_keys & np.uint64(0xFFFFFFFF)
    size = 1 + int(max(table.mark_points.max(), seconds.max(), table.pair_values.max()))
    traits = np.zeros(size, dtype=np.uint32)
    traits[table.mark_points] = table.mark_classes
    traits[seconds] |= _IS_SECOND
    traits[table.pair_values] |= _IS_COMPOSED
    return traits


@njit(inline="always")  # type: ignore[untyped-decorator]  # numba has no types
def _mix(value: Any) -> Any:
    value = (value ^ (value >> np.uint64(30))) * _MIX_ONE
    value = (value ^ (value >> np.uint64(27))) * _MIX_TWO
    return value ^ (value >> np.uint64(31))


@njit(inline="always")  # type: ignore[untyped-decorator]  # as above
def _letters(eight: Any) -> Any:
    """The high bit of every byte that is an ASCII letter."""
    lower = (eight & _LOW) | _CASE
    return (lower + _FROM_A) & ~(lower + _PAST_Z) & ~eight & _HIGH


@njit(inline="always")  # type: ignore[untyped-decorator]  # as above
def _digits(eight: Any) -> Any:
    """The high bit of every byte that is an ASCII digit."""
    low = eight & _LOW
    return (low + _FROM_0) & ~(low + _PAST_9) & ~eight & _HIGH


@njit(inline="always")  # type: ignore[untyped-decorator]  # as above
def _first(high_bits: Any) -> Any:
    """The number of the first byte whose high bit is set, of one at least."""
    return np.int64((((high_bits & (~high_bits + _ONE)) >> _SEVEN) * _BYTE_NUMBERS) >> _TOP)


@njit  # type: ignore[untyped-decorator]  # as above
def _count_possible(raw: U8, words: U64) -> int:
    """At least as many as there are tokens between two borders: ASCII words and characters that are not ASCII."""
    count = np.int64(0)
    carry = np.uint64(0)
    place = np.int64(0)
    while place < len(words):
        eight = words[np.uint64(place)]
        inside = _letters(eight) | _digits(eight)
        leads = eight & (eight << _ONE) & _HIGH
        begins = (inside & ~((inside << _EIGHT) | carry)) | leads
        count += np.int64(((begins >> _SEVEN) * np.uint64(_ONES)) >> _TOP)
        carry = inside >> _TOP
        place += 8
    return count + len(raw) - min(place, len(raw))


@njit  # type: ignore[untyped-decorator]  # as above
def _decode(raw: U8, place: int, stop: int) -> tuple[int, int]:
    """(code point, next place) of the character at `place`; what is not UTF-8 is never read past `stop`."""
    lead = np.int64(raw[np.uint64(place)])
    if lead < 0x80:
        return lead, place + 1
    width = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
    if place + width > stop:
        return 0, stop
    point = lead & (0xFF >> (width + 1))
    for at in range(place + 1, place + width):
        point = (point << 6) | (np.int64(raw[np.uint64(at)]) & 0x3F)
    return (point if point < 0x110000 else 0), place + width


@njit  # type: ignore[untyped-decorator]  # as above
def _spell(spelled: U8, size: int, point: int) -> int:
    """Writes the code point in UTF-8 behind the first `size` bytes; the new size."""
    if point < 0x80:
        spelled[size] = point
        return size + 1
    if point < 0x800:
        spelled[size] = 0xC0 | (point >> 6)
        spelled[size + 1] = 0x80 | (point & 0x3F)
        return size + 2
    if point < 0x10000:
        spelled[size] = 0xE0 | (point >> 12)
        spelled[size + 1] = 0x80 | ((point >> 6) & 0x3F)
        spelled[size + 2] = 0x80 | (point & 0x3F)
        return size + 3
    spelled[size] = 0xF0 | (point >> 18)
    spelled[size + 1] = 0x80 | ((point >> 12) & 0x3F)
    spelled[size + 2] = 0x80 | ((point >> 6) & 0x3F)
    spelled[size + 3] = 0x80 | (point & 0x3F)
    return size + 4


@njit  # type: ignore[untyped-decorator]  # as above
def _hash_bytes(spelled: U8, size: int) -> Any:
    """The hash of a folded token."""
    total = np.uint64(0)
    step = np.uint64(0)
    for first in range(0, size, 8):
        word = np.uint64(0)
        for at in range(min(8, size - first)):
            word |= np.uint64(spelled[first + at]) << np.uint64(8 * at)
        total += _mix(word + step)
        step += _WORD_STEP
    return total


@njit  # type: ignore[untyped-decorator]  # as above
def _trait(traits: U32, value: int) -> int:
    return np.int64(traits[value]) if value < len(traits) else 0


@njit  # type: ignore[untyped-decorator]  # as above
def _sort_marks(values: U32, classes: U8, size: int, spare: U32) -> None:
    """Sorts every run of marks by class, equal ones in their order."""
    first = 0
    while first < size:
        last = first + 1
        while last < size and classes[last] > 0:
            last += 1
        if last - first <= _FEW:
            for place in range(first + 2, last):
                value, rank, at = values[place], classes[place], place
                while at > first + 1 and classes[at - 1] > rank:
                    values[at], classes[at] = values[at - 1], classes[at - 1]
                    at -= 1
                values[at], classes[at] = value, rank
        else:
            counts = np.zeros(257, dtype=np.int64)
            for place in range(first + 1, last):
                counts[np.int64(classes[place]) + 1] += 1
            for rank in range(256):
                counts[rank + 1] += counts[rank]
            for place in range(first + 1, last):
                rank = np.int64(classes[place])
                spare[counts[rank]] = (values[place] << np.uint32(8)) | np.uint32(rank)
                counts[rank] += 1
            for place in range(first + 1, last):
                both = spare[place - first - 1]
                values[place], classes[place] = both >> np.uint32(8), np.uint8(both & np.uint32(0xFF))
        first = last


@njit  # type: ignore[untyped-decorator]  # as above
def _order_marks(
    values: U32, classes: U8, size: int, spare: U32, keys: U64, composed: U32, order: I64, traits: U32
) -> int:
    """Marks in canonical order, a composed character giving up a mark of higher class than the next; the new size."""
    while True:
        for place in range(1, size):
            classes[place] = _trait(traits, values[place]) & 0xFF
        _sort_marks(values, classes, size, spare)
        splits = 0
        for place in range(size):
            spare[place] = 0
            if place + 1 < size and classes[place + 1] and _trait(traits, values[place]) & _IS_COMPOSED:
                low, high = 0, len(order)
                while low < high:
                    middle = (low + high) >> 1
                    if composed[order[middle]] < values[place]:
                        low = middle + 1
                    else:
                        high = middle
                mark = np.int64(keys[order[low]] & np.uint64(0xFFFFFFFF))
                if _trait(traits, mark) & 0xFF > classes[place + 1]:
                    spare[place] = order[low] + 1
                    splits += 1
        if not splits:
            return size
        target = size + splits
        for place in range(size - 1, -1, -1):
            target -= 1
            if spare[place]:
                key = keys[spare[place] - 1]
                values[target] = key & np.uint64(0xFFFFFFFF)
                target -= 1
                values[target] = key >> np.uint64(32)
            else:
                values[target] = values[place]
        size += splits


@njit  # type: ignore[untyped-decorator]  # as above
def _compose(values: U32, classes: U8, size: int, spare: U32, keys: U64, composed: U32, traits: U32) -> int:
    """Joins marks with their base, one a round and base, as the plain gear does; the new size."""
    while True:
        joins = 0
        base = 0
        for place in range(1, size):
            spare[place] = 0
            if classes[place - 1] == 0:
                base = place - 1
            is_free = base == place - 1 or classes[place - 1] < classes[place]
            if is_free and _trait(traits, values[place]) & _IS_SECOND:
                key = (np.uint64(values[base]) << np.uint64(32)) | np.uint64(values[place])
                at = np.searchsorted(keys, key)
                if at < len(keys) and keys[at] == key:
                    spare[place] = at + 1
                    joins += 1
        if not joins:
            return size
        spare[0] = 0
        kept, base, base_kept, last_joined = 1, 0, 0, -1
        for place in range(1, size):
            if classes[place - 1] == 0:
                base, base_kept = place - 1, kept - 1
            if spare[place] and base != last_joined:
                last_joined = base
                if spare[base] == 0:
                    values[base_kept] = composed[spare[place] - 1]
                    continue
            values[kept], classes[kept] = values[place], classes[place]
            kept += 1
        size = kept


@njit  # type: ignore[untyped-decorator]  # as above
def _spell_letter(
    spelled: U8, length: int, values: U32, classes: U8, size: int, spare: U32, keys: U64, composed: U32, order: I64, traits: U32
) -> tuple[int, bool]:
    """Writes a letter with its marks; the new length and whether a mark is left."""
    if size > 1:
        size = _order_marks(values, classes, size, spare, keys, composed, order, traits)
        size = _compose(values, classes, size, spare, keys, composed, traits)
    for place in range(size):
        length = _spell(spelled, length, np.int64(values[place]))
    return length, size > 1


@njit  # type: ignore[untyped-decorator]  # as above
def _read_token(
    raw: U8, place: int, stop: int, index: Any, blocks: U32, part_offsets: I64, parts: U32,
    keys: U64, composed: U32, order: I64, traits: U32, spelled: U8, values: U32, classes: U8, spare: U32,
) -> Any:
    """(next place, start, end, hash, is a number) of the token at `place`, whatever its script; end 0 if there is none."""
    state, start, end, length, size = 0, place, 0, 0, 0
    first_digit = last_digit = False
    while place < stop:
        point, following = _decode(raw, place, stop)
        code = np.int64(blocks[(np.int64(index[point >> 8]) << 8) | (point & 0xFF)])
        if code == 0:
            if state == 0:
                place = following
            break
        first, last = 0, 1
        if code & _EXPANDS:
            first, last = part_offsets[code & _VALUE_MASK], part_offsets[(code & _VALUE_MASK) + 1]
        if not code & _MARK and state and (state == 2 or code & _SINGLE):
            break
        for part in range(first, last):
            one = (np.int64(parts[part]) | (code & _FLAGS)) if code & _EXPANDS else code
            if one & _MARK:
                if state:
                    values[size] = one & _VALUE_MASK
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
                first_digit = (one & _DIGIT) != 0
            state = 2 if one & _SINGLE else 1
            last_digit = (one & _DIGIT) != 0
            values[0] = one & _VALUE_MASK
            classes[0] = 0
            size = 1
            end = following
        place = following
    if not state:
        return place, start, 0, np.uint64(0), False
    length, is_marked = _spell_letter(spelled, length, values, classes, size, spare, keys, composed, order, traits)
    return place, start, end, _hash_bytes(spelled, length), first_digit and last_digit and not is_marked


@njit  # type: ignore[untyped-decorator]  # as above
def _read_ascii(words: U64, place: int, stop: int) -> Any:
    """(end, hash) of the run of ASCII letters and digits at `place`; end 0 near the end of the buffer."""
    total = np.uint64(0)
    step = np.uint64(0)
    while place < len(words):
        eight = words[np.uint64(place)]
        letters = _letters(eight)
        others = ~(letters | _digits(eight)) & _HIGH
        folded = eight | (letters >> _TWO)
        if others == 0 and place + 8 <= stop:
            total += _mix(folded + step)
            step += _WORD_STEP
            place += 8
            continue
        count = min(_first(others) if others else 8, stop - place)
        if count:
            total += _mix((folded & ((_ONE << np.uint64(8 * count)) - _ONE)) + step)
        return place + count, total
    return 0, total


@compiled(IN_U8, IN_WORDS, IN_I64, IN_U16, IN_U32, IN_I64, IN_U32, IN_U64, IN_U32, IN_I64, IN_U32)
def _tokenise(
    raw: U8, words: U64, borders: I64, index: Any, blocks: U32, part_offsets: I64, parts: U32,
    keys: U64, composed: U32, order: I64, traits: U32,
) -> tuple[I64, I64, U64, Bools]:
    most = _count_possible(raw, words) + len(borders)
    starts, ends = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    hashes, is_number = np.empty(most, dtype=np.uint64), np.empty(most, dtype=np.bool_)
    longest = 0
    for border in range(len(borders) - 1):
        longest = max(longest, borders[border + 1] - borders[border])
    spelled = np.empty(16 * longest + 64, dtype=np.uint8)  # the longest expansion makes 33 bytes of 3
    values, spare = np.empty(4 * longest + 64, dtype=np.uint32), np.empty(4 * longest + 64, dtype=np.uint32)
    classes = np.empty(4 * longest + 64, dtype=np.uint8)
    count = 0
    for border in range(len(borders) - 1):
        place, stop = borders[border], borders[border + 1]
        while place < stop:
            if place < len(words):
                eight = words[np.uint64(place)]
                inside = _letters(eight) | _digits(eight)
                wanted = (inside | eight) & _HIGH
                if wanted == 0:
                    place += 8
                    continue
                place += _first(wanted)
                if place >= stop:
                    break
                if np.int64(raw[np.uint64(place)]) < 0x80:
                    end, value = _read_ascii(words, place, stop)
                    if end and (end == stop or np.int64(raw[np.uint64(end)]) < 0x80):
                        first, last = np.int64(raw[np.uint64(place)]), np.int64(raw[np.uint64(end - 1)])
                        starts[count], ends[count], hashes[count] = place, end, value
                        is_number[count] = first <= 0x39 and last <= 0x39
                        count += 1
                        place = end
                        continue
            place, start, end, value, number = _read_token(
                raw, place, stop, index, blocks, part_offsets, parts,
                keys, composed, order, traits, spelled, values, classes, spare,
            )
            if end:
                starts[count], ends[count], hashes[count], is_number[count] = start, end, value, number
                count += 1
    return starts[:count], ends[:count], hashes[:count], is_number[:count]
