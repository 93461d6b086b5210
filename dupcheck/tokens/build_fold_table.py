"""Makes fold_table.npz from the interpreter's Unicode data: `python -m dupcheck.tokens.build_fold_table`.

The table ships with the package, so that tokens do not depend on the Python that runs.
"""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import asdict

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.folding import BLOCK, DIGIT, EXPANDS, MARK, SINGLE, VALUE_MASK, WORD, FoldTable
from dupcheck.tokens.fold_table import PATH

# Scripts written without spaces, where every character is a token: Han, Kana, Thai, Lao, Khmer, Myanmar.
SINGLE_RANGES = (
    (0x0E00, 0x0E7F), (0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0xA9E0, 0xA9FF),
    (0xAA60, 0xAA7F), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3038, 0x303C),
    (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
    (0x1B000, 0x1B16F), (0x20000, 0x2FA1F), (0x30000, 0x323AF),
)  # fmt: skip

# Joiners, variation selectors, soft hyphen, byte order mark: invisible inside a word.
IGNORABLE_RANGES = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180B, 0x180F), (0x200C, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF),
)  # fmt: skip


# Vowels and final consonants of decomposed Hangul, and the half-width voicing marks of Kana: letters to Unicode, but
# composed with the character before.
JOINING_RANGES = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF), (0xFF9E, 0xFF9F))


def build() -> FoldTable:
    """The table of this interpreter's Unicode version."""
    codes = np.zeros(0x110000, dtype=np.uint32)
    expansions: dict[tuple[int, ...], int] = {}
    for code_point in range(0x110000):
        if not 0xD800 <= code_point <= 0xDFFF:
            codes[code_point] = _code(code_point, expansions)
    blocks, index = np.unique(codes.reshape(-1, BLOCK), axis=0, return_inverse=True)
    pairs = _composing_pairs(codes)
    pair_values = np.array([pairs[key] for key in sorted(pairs)], dtype=np.uint32)
    marks = [code_point for code_point in range(0x110000) if unicodedata.combining(chr(code_point))]
    return FoldTable(
        unicode_version=np.array(unicodedata.unidata_version),
        index=index.reshape(-1).astype(np.uint16),
        blocks=blocks,
        expansion_offsets=np.cumsum([0, *map(len, expansions)]).astype(np.int64),
        expansion_values=np.array([part for parts in expansions for part in parts], dtype=np.uint32),
        pair_keys=np.array(sorted(pairs), dtype=np.uint64),
        pair_values=pair_values,
        pair_order=np.argsort(pair_values, kind="stable"),
        mark_points=np.array(marks, dtype=np.uint32),
        mark_classes=np.array([unicodedata.combining(chr(mark)) for mark in marks], dtype=np.uint8),
    )


def _code(code_point: int, expansions: dict[tuple[int, ...], int]) -> int:
    char = chr(code_point)
    category = unicodedata.category(char)
    if _in(code_point, IGNORABLE_RANGES):
        return MARK | EXPANDS | expansions.setdefault((), len(expansions))
    if category[0] not in "LNM":
        return 0
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    folded = "".join(part for part in folded if unicodedata.category(part)[0] in "LNM")
    if category[0] == "M" or _in(code_point, JOINING_RANGES):
        flags = MARK
    else:
        flags = SINGLE if _in(code_point, SINGLE_RANGES) else WORD
    if category == "Nd":
        flags |= DIGIT
    if len(folded) == 1:
        return flags | ord(folded)
    return flags | EXPANDS | expansions.setdefault(_parts(folded, flags), len(expansions))


def _parts(folded: str, flags: int) -> tuple[int, ...]:
    """The parts of an expansion; those that belong to the part before are marks, so that one SINGLE stays one token."""
    joined = [bool(number) and (flags == SINGLE or _is_mark(part)) for number, part in enumerate(folded)]
    return tuple(ord(part) | MARK * join for part, join in zip(folded, joined, strict=True))


def _in(code_point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code_point <= last for first, last in ranges)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or _in(ord(char), JOINING_RANGES)


def _composing_pairs(codes: npt.NDArray[np.uint32]) -> dict[int, int]:
    """(base << 32 | mark) -> the composed character, of every canonical composition that folding leaves as it is."""
    pairs = {}
    for code_point in range(0xC0, 0x110000):
        if 0xD800 <= code_point <= 0xDFFF:
            continue
        char = chr(code_point)
        parts = unicodedata.normalize("NFD", char)
        base, mark = unicodedata.normalize("NFC", parts[:-1]), parts[-1]
        if len(parts) < 2 or len(base) != 1 or not _is_mark(mark):
            continue
        folds_alike = all(int(codes[ord(one)]) & (VALUE_MASK | EXPANDS) == ord(one) for one in (char, base, mark))
        if folds_alike and unicodedata.normalize("NFC", base + mark) == char:
            pairs[ord(base) << 32 | ord(mark)] = code_point
    return pairs


if __name__ == "__main__":
    np.savez_compressed(PATH, **asdict(build()))
    sys.stderr.write(f"wrote {PATH} from Unicode {unicodedata.unidata_version}\n")
