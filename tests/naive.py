"""Slow, obviously right twins of the kernels: pure Python over characters, strings and sets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from dupcheck.tokens.build_fold_table import IGNORABLE_RANGES, JOINING_RANGES, SINGLE_RANGES


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


def shingles(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
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
