"""The shipped fold table is what its recipe makes, and folds the spellings of a letter alike."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest

import dupcheck
from dupcheck.tokens.build_fold_table import build
from dupcheck.tokens.fold_table import fold_table

BUILT_WITH = str(fold_table().unicode_version)
same_unicode = pytest.mark.skipif(
    unicodedata.unidata_version != BUILT_WITH, reason=f"the shipped table is of Unicode {BUILT_WITH}"
)


@same_unicode
def test_fold_table_is_current() -> None:
    shipped, built = fold_table(), build()
    stale = [name for name in built.__slots__ if not np.array_equal(getattr(shipped, name), getattr(built, name))]
    assert stale == []


@same_unicode
def test_every_letter_folds_like_its_other_spellings() -> None:
    letters = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point))[0] in "LN"]
    different = []
    for spell in (str.casefold, str.upper, str.lower, *(_normal(form) for form in ("NFC", "NFD"))):
        changed = [(letter, spell(letter)) for letter in letters if spell(letter) != letter]
        plain, spelled = (tokens_of_lines(side) for side in zip(*changed, strict=True))
        different += [pair for pair, one, other in zip(changed, plain, spelled, strict=True) if one != other]
    assert different == [("ı", "I")]  # dotless i, whose capital is another letter's


def tokens_of_lines(lines: tuple[str, ...]) -> list[list[str]]:
    text = "\n".join(lines)
    found: list[list[str]] = [[] for _ in lines]
    line_of = [0]
    for char in text:
        line_of.append(line_of[-1] + (char == "\n"))
    for token, start, _ in dupcheck.tokenize(text):
        found[line_of[start]].append(token)
    return found


def _normal(form: str):  # type: ignore[no-untyped-def]  # a function of one text
    return lambda text: unicodedata.normalize(form, text)  # type: ignore[arg-type]  # one of two literals
