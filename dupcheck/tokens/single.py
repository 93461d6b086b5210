"""The tokens of one text, for people who want to see them."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.folding import VALUE_MASK
from dupcheck.kernels.gear import PLAIN, load_gear
from dupcheck.kernels.plain.compose import fold_codes
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.tokens.fold_table import fold_table
from dupcheck.tokens.token_table import tokenise


def tokenize(text: str) -> list[tuple[str, int, int]]:
    """(folded token, start, end) of every token of `text`, in characters.

    Runs of letters and digits; every Han, Kana, Thai, Lao, Khmer and Myanmar character alone.

    >>> tokenize("Größe: 5 cm")
    [('grösse', 0, 5), ('5', 7, 8), ('cm', 9, 11)]
    """
    batch = make_batch([Document(text=text)])
    tokens = tokenise(batch, load_gear(PLAIN))
    raw = np.frombuffer(batch.buffer, dtype=np.uint8)
    char_bytes = np.flatnonzero((raw & 0xC0) != 0x80)
    starts = np.searchsorted(char_bytes, tokens.starts).tolist()
    ends = np.searchsorted(char_bytes, tokens.ends).tolist()
    return [(_fold(text[start:end]), start, end) for start, end in zip(starts, ends, strict=True)]


def _fold(token: str) -> str:
    """What the fold table makes of a token: each character folded, then its marks composed."""
    points = np.frombuffer(token.encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = fold_codes(fold_table().codes_of(points), fold_table()).codes
    return "".join(map(chr, (codes & VALUE_MASK).tolist()))
