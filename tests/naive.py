"""Slow, obviously right twins of the kernels: pure Python over characters, strings and sets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise, takewhile
from typing import TypeVar

from dupcheck.kernels.garbling import LATER, LOWER, PAIR, TRIPLE, UPPER, WESTERN, GarbleTable
from dupcheck.tokens.build_fold_table import IGNORABLE_RANGES, JOINING_RANGES, SINGLE_RANGES

Word = TypeVar("Word")


class Kind(Enum):
    """What a character does to the token before it."""

    SEPARATOR = 0
    WORD = 1
    SINGLE = 2
    MARK = 3


@dataclass
class Token:
    """Groups of one folded letter and its marks, over the characters `start` to `end`."""

    kind: Kind
    start: int
    end: int
    groups: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The folded token, each letter composed with its marks."""
        return "".join(unicodedata.normalize("NFC", group) for group in self.groups)


def tokens(text: str) -> list[tuple[str, int, int]]:
    """(folded token, start, end) of every token."""
    found: list[Token] = []
    current: Token | None = None
    for place, char in enumerate(text):
        kind, folded = kind_of(char), fold(char)
        if kind is Kind.SEPARATOR:
            current = None
        elif not folded:
            continue
        elif kind is Kind.MARK:
            if current:
                current.groups[-1] += folded
                current.end = place + 1
        elif current and kind is Kind.WORD and current.kind is Kind.WORD:
            current.groups.extend(groups(folded))
            current.end = place + 1
        else:
            joined = [folded] if kind is Kind.SINGLE else groups(folded)
            current = Token(kind, place, place + 1, joined)
            found.append(current)
    return [(token.text, token.start, token.end) for token in found]


def kind_of(char: str) -> Kind:
    category = unicodedata.category(char)
    if is_in(char, IGNORABLE_RANGES) or category[0] == "M" or is_in(char, JOINING_RANGES):
        return Kind.MARK
    if category[0] not in "LN":
        return Kind.SEPARATOR
    return Kind.SINGLE if is_in(char, SINGLE_RANGES) else Kind.WORD


def fold(char: str) -> str:
    """NFKC with case folding; nothing of an invisible character, and only letters, numbers and marks of others."""
    if is_in(char, IGNORABLE_RANGES):
        return ""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    return "".join(part for part in folded if unicodedata.category(part)[0] in "LNM")


def groups(folded: str) -> list[str]:
    """Each letter with the marks behind it."""
    parted: list[str] = []
    for char in folded:
        if parted and kind_of(char) is Kind.MARK:
            parted[-1] += char
        else:
            parted.append(char)
    return parted


def is_in(char: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)


def lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of every line, without its newline; a final newline begins no line."""
    ends_line = text.endswith("\n")
    spans = []
    start = 0
    for line in text[: len(text) - ends_line].split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def shingles(words: Sequence[Word], size: int) -> list[tuple[Word, ...]]:
    """Every run of `size` words; all of them where there are fewer, none where there is none."""
    if 0 < len(words) < size:
        return [tuple(words)]
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def exact_runs(words: Sequence[object], seed: int, occurrences: int) -> list[tuple[int, int, int]]:
    """(start, offset, length) of the runs whose every seed stands one of `occurrences` times before at that offset."""
    links: set[tuple[int, int]] = set()
    windows = [tuple(words[at : at + seed]) for at in range(len(words) - seed + 1)]
    for later, window in enumerate(windows):
        earlier = [at for at in range(later) if windows[at] == window]
        links.update((later, later - at) for at in earlier[-occurrences:])
    runs = []
    for start, offset in sorted(links):
        if (start - 1, offset) in links:
            continue
        end = start
        while (end + 1, offset) in links:
            end += 1
        runs.append((start, offset, end - start + seed))
    return runs


def jaccard(one: set[object], other: set[object]) -> float:
    """|A & B| / |A | B|; 0.0 when both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


MASK = (1 << 64) - 1


def mix64(value: int) -> int:
    """The finaliser of SplitMix64."""
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & MASK
    value = (value ^ value >> 27) * 0x94D049BB133111EB & MASK
    return value ^ value >> 31


def token_hash(token: str) -> int:
    """The sum of every eight bytes of a folded token, plus a step for their place, mixed."""
    raw = token.encode()
    words = [int.from_bytes(raw[at : at + 8], "little") for at in range(0, len(raw), 8)]
    return sum(mix64((word + place * 0x9E3779B97F4A7C15) & MASK) for place, word in enumerate(words)) & MASK


def run_hash(items: Sequence[int]) -> int:
    """The polynomial of the items, the first with power 0, mixed."""
    return mix64(sum(item * pow(0xD6E8FEB86659FD93, place, 1 << 64) for place, item in enumerate(items)) & MASK)


def digest(hashes: Sequence[int]) -> list[int]:
    """The 128 bits of a document with these token hashes."""
    placed = (mix64((value + place * 0x9E3779B97F4A7C15) & MASK) for place, value in enumerate(hashes, start=1))
    return [run_hash(hashes), mix64(sum(placed) & MASK)]


def agreements(one: Sequence[int], other: Sequence[int]) -> int:
    """At how many places the two are the same."""
    return sum(left == right for left, right in zip(one, other, strict=True))


def band_keys(signature: Sequence[int], num_bands: int, rows: int) -> list[int]:
    """The key of each band."""
    return [run_hash(signature[rows * band : rows * (band + 1)]) for band in range(num_bands)]


def minhash(hashes: Sequence[int], factors: Sequence[int], addends: Sequence[int]) -> list[int]:
    """The least value of every permutation over the low halves of the hashes, 2**32 - 1 where there is none."""
    mixed = [_mix32(value & 0xFFFFFFFF) for value in hashes]
    permutations = zip(factors, addends, strict=True)
    return [min(((a * value + b) & 0xFFFFFFFF for value in mixed), default=0xFFFFFFFF) for a, b in permutations]


def _mix32(value: int) -> int:
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ value >> 16


def shape_counts(text: str) -> list[int]:
    """The columns of kernels/shapes.py, of one text."""
    words = tokens(text)
    counts = [0] * 8
    for start, end in lines(text):
        on_line = [stop for _, at, stop in words if start <= at < end]
        if not on_line:
            continue
        size, stop = len(on_line), on_line[-1]
        edges = (text[stop], text[end - 1]) if stop < end else ("", "")
        closed = stop < end and (any(mark in ".!?:;\"')]" for mark in edges) or not any(map(str.isascii, edges)))
        counts[0] += 0 if closed else size
        counts[1] += size if not closed and 5 <= size <= 20 else 0
        counts[2] += not closed and size <= 4
        counts[3] += text[stop:end].startswith(("..", "…"))
        counts[4] += 1
        counts[5] = max(counts[5], size)
    for (_, start, end), (_, following, _) in pairwise(words):
        counts[6] += "A" <= text[start] <= "Z" and "A" <= text[following] <= "Z" and text[end:following] == " "
    counts[7] = sum(text.startswith(" |", end) for _, _, end in words)
    return counts


def garbled(text: str, table: GarbleTable) -> list[tuple[int, int]]:
    """(character, code pages as bits) of every place in a text that may be garbled."""
    found = []
    for place, first in enumerate(text):
        wide = "".join(takewhile(lambda char: not char.isascii(), text[place : place + 4]))
        points = [ord(char) if ord(char) <= 0xFFFF else 0 for char in wide]
        kinds = [int(table.kinds[point]) for point in points]
        pages = 0
        if kinds[1:] and kinds[1] & LATER:
            if kinds[0] & PAIR:
                pages |= int(table.pair[points[0]] & table.symbol[points[1]])
            if kinds[2:] and kinds[2] & LATER and kinds[0] & TRIPLE:
                both = int(table.follower[points[1]] & table.follower[points[2]])
                pages |= both & int(table.triple[points[0]]) & int(table.symbol[points[1]] | table.symbol[points[2]])
        four = len(kinds) == 4
        western = four and all(kind & WESTERN for kind in kinds)
        swapped = four and kinds[0] & LOWER and all(kind & UPPER for kind in kinds[1:])
        if not first.isascii() and (pages or western or swapped):
            found.append((place, pages))
    return found


def odd(text: str) -> tuple[list[int], list[int]]:
    """The characters that are controls or noncharacters, and those that are replacement characters."""
    spaces = "\t\n\f\r\x85"
    controls = [
        place
        for place, char in enumerate(text)
        if (unicodedata.category(char) == "Cc" and char not in spaces)
        or 0xFDD0 <= ord(char) <= 0xFDEF
        or ord(char) & 0xFFFE == 0xFFFE
    ]
    return controls, [place for place, char in enumerate(text) if char == "\ufffd"]


def weight(
    items: Sequence[tuple[tuple[int, int, bool], ...]],
    unknown: Sequence[int],
    table: Sequence[int],
    keys: Sequence[int],
    weights: Sequence[int],
) -> int:
    """The weights of the features (key, slot, whether there) of items, by looking each of them up."""
    total = 0
    for item in items:
        for (key, slot, is_there), otherwise in zip(item, unknown, strict=True):
            row = table[slot]
            if is_there:
                total += weights[row] if keys[row] == key else otherwise
    return total
