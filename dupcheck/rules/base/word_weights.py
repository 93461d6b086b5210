"""How much a word, its beginning, or two in a row speak for and against lines of each kind of chrome or wall.

Sites word their chrome themselves, and no list has all wordings; but they take the words from one stock. The weights
are log-odds, log P(word | kind) - log P(word | prose), as of naive Bayes, learned by `build_word_weights` from the
phrase files and from texts of this project's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dupcheck.kernels.arrays import I8, I32, I64, U32, U64, Bools
from dupcheck.kernels.plain.powers import mix64
from dupcheck.kernels.plain.weighing import KEY_SHIFT
from dupcheck.rules.base.rule import Worded
from dupcheck.tokens.tables import Tables

PATH = Path(__file__).parents[1] / "wordings" / "word_weights.npz"
SLOT_BITS = 20  # of a hash: where in the table it stands. Of two features of a slot the more frequent one is kept
STEPS = 30  # of a weight to a nat: kept and added as whole numbers, so that sums do not depend on their order

_WINDOW, _WIDE = 8, 3  # bytes that are looked at from a token's first on, and of a character of
_FIRST_KANA, _LAST_HAN = 0xE3, 0xE9  # scripts whose characters begin with these bytes
_FIRST_OF_TWO, _FIRST_OF_THREE = 0xC0, 0xE0  # first bytes of characters of so many
_HIGH_BITS, _SIX_BYTES = np.uint64(0x8080808080808080), np.uint64(0xFFFFFFFFFFFF)


class Features(NamedTuple):
    """The hashes of some tokens' words, pairs and stems, uint64[3, n], and which tokens have one of a sort."""

    hashes: U64
    are_there: Bools


@dataclass(frozen=True, slots=True, eq=False)
class WordWeights:
    """Row `table[s]` of `weights`, int8[n, k] in steps, is of the feature whose hash ends in s and begins with its key.

    The first row is of no feature. The columns are the `kinds`, names of rules; `places` say where to look for each.
    """

    kinds: tuple[str, ...]
    places: tuple[Worded, ...]
    keys: U32
    weights: I8
    table: I32


def slots_of(hashes: U64) -> U32:
    """The slots of these hashes."""
    return (hashes & np.uint64((1 << SLOT_BITS) - 1)).astype(np.uint32)


def keys_of(hashes: U64) -> U32:
    """What tells the hashes of a slot apart: of 100,000 features one other word in 43,000 is taken for one."""
    return (hashes >> KEY_SHIFT).astype(np.uint32)


def features_of(tables: Tables, tokens: I64, lines: I64) -> Features:
    """The words, pairs and stems of these tokens, which ascend and stand on `lines`.

    A word is a token by itself, but no number; a character of a script without spaces is one with the token behind it.
    A pair is another token with the one behind it, all numbers alike, if that is among them and on the same line. A
    stem is the beginning of a longer word: its first six bytes, or eight in alphabets of two bytes a letter.
    """
    starts = tables.tokens.starts[tokens]
    lengths = tables.tokens.ends[tokens] - starts
    windows = _windows(tables.batch.buffer, starts)
    leads = windows & np.uint64(0xFF)
    is_single = (lengths == _WIDE) & (leads >= _FIRST_KANA) & (leads <= _LAST_HAN)
    are_two = np.zeros(len(tokens), dtype=np.bool_)
    are_two[:-1] = (lines[1:] == lines[:-1]) & (tokens[1:] == tokens[:-1] + 1)
    pairs = np.zeros(len(tokens), dtype=np.uint64)
    pairs[are_two] = tables.folded_runs.of_runs(tokens[are_two], tokens[are_two] + 2)
    words = np.where(is_single, pairs, tables.folded_runs.of_runs(tokens, tokens + 1))
    is_word = np.where(is_single, are_two, ~tables.tokens.is_number[tokens])
    has_two = (leads >= _FIRST_OF_TWO) & (leads < _FIRST_OF_THREE)
    is_stem = is_word & ~is_single & (lengths > np.where(has_two, 8, 6))
    stems = windows | ((~windows & _HIGH_BITS) >> np.uint64(2))  # ASCII without case
    stems[~has_two] &= _SIX_BYTES
    return Features(np.stack([words, pairs, mix64(stems)]), np.stack([is_word, are_two & ~is_single, is_stem]))


def _windows(buffer: bytes, starts: I64) -> U64:
    """The eight bytes from each of these places on, the first one lowest, zeros behind the buffer's end."""
    if len(buffer) < _WINDOW:
        buffer += bytes(_WINDOW)
    last = len(buffer) - _WINDOW
    windows: U64 = np.ndarray(shape=(last + 1,), dtype="<u8", buffer=buffer, strides=(1,))[np.minimum(starts, last)]
    windows >>= (8 * np.maximum(starts - last, 0)).astype(np.uint64)
    return windows


@cache
def word_weights() -> WordWeights:
    """The shipped weights, read only."""
    with np.load(PATH) as stored:
        columns = {name: stored[name] for name in stored.files}
    slots, first = columns["slots"], 1
    weights = np.zeros((first + len(slots), len(columns["kinds"])), dtype=np.int8)
    weights[first:] = -columns["against"].astype(np.int8)[:, None]
    weights[np.repeat(np.arange(first, len(weights)), columns["counts"]), columns["columns"]] = columns["values"]
    table = np.zeros(1 << SLOT_BITS, dtype=np.int32)
    table[slots] = np.arange(first, len(weights), dtype=np.int32)
    keys = np.concatenate([np.zeros(first, dtype=np.uint32), columns["keys"]])
    for column in (weights, table, keys):
        column.setflags(write=False)
    places = tuple(Worded[name] for name in columns["places"].tolist())
    return WordWeights(tuple(columns["kinds"].tolist()), places, keys, weights, table)
