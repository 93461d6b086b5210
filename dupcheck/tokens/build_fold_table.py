"""Makes fold_table.npz from the interpreter's Unicode data: `python -m dupcheck.tokens.build_fold_table`.

The table ships with the package, so that tokens do not depend on the Python that runs.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import numpy as np

from dupcheck.tokens.fold_table import BLOCK, DIGIT, EXPANDS, MARK, SINGLE, WORD, FoldTable

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


def build() -> FoldTable:
    """The table of this interpreter's Unicode version."""
    codes = np.zeros(0x110000, dtype=np.uint32)
    expansions: dict[str, int] = {}
    for code_point in range(0x110000):
        if not 0xD800 <= code_point <= 0xDFFF:
            codes[code_point] = _code(code_point, expansions)
    blocks, index = np.unique(codes.reshape(-1, BLOCK), axis=0, return_inverse=True)
    lengths = [len(text) for text in expansions]
    pairs = _composing_pairs()
    return FoldTable(
        index=index.reshape(-1).astype(np.uint16),
        blocks=blocks,
        expansion_offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        expansion_values=np.array([ord(char) for text in expansions for char in text], dtype=np.uint32),
        pair_keys=np.array(sorted(pairs), dtype=np.uint64),
        pair_values=np.array([pairs[key] for key in sorted(pairs)], dtype=np.uint32),
    )


def _code(code_point: int, expansions: dict[str, int]) -> int:
    char = chr(code_point)
    category = unicodedata.category(char)
    if _in(code_point, IGNORABLE_RANGES):
        return MARK | EXPANDS | expansions.setdefault("", len(expansions))
    if category[0] == "M":
        return MARK | code_point
    if category[0] not in "LN":
        return 0
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    folded = "".join(part for part in folded if unicodedata.category(part)[0] in "LNM")
    flags = SINGLE if _in(code_point, SINGLE_RANGES) else WORD
    if category == "Nd":
        flags |= DIGIT
    if len(folded) == 1:
        return flags | ord(folded)
    return flags | EXPANDS | expansions.setdefault(folded, len(expansions))


def _in(code_point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code_point <= last for first, last in ranges)


def _composing_pairs() -> dict[int, int]:
    """(base << 32 | mark) -> the composed character, of every canonical composition with a mark."""
    pairs = {}
    for code_point in range(0xC0, 0x110000):
        if 0xAC00 <= code_point <= 0xDFFF:
            continue
        parts = unicodedata.decomposition(chr(code_point)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            base, mark = (int(part, 16) for part in parts)
            composed = unicodedata.normalize("NFC", chr(base) + chr(mark))
            if len(composed) == 1 and unicodedata.category(chr(mark))[0] == "M":
                pairs[base << 32 | mark] = ord(composed)
    return pairs


if __name__ == "__main__":
    target = Path(__file__).with_name("fold_table.npz")
    build().save(target)
    sys.stderr.write(f"wrote {target} from Unicode {unicodedata.unidata_version}\n")
