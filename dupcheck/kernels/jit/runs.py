"""Prefix sums over tokens and what is hashed from them: runs, windows, shingles, digests, band keys."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U32, U64, Bools
from dupcheck.kernels.jit.compiled import (
    HASH,
    IN_BOOLS,
    IN_I64,
    IN_ROWS,
    IN_U64,
    INT,
    OUT_HASH_ROWS,
    OUT_U64,
    compiled,
)
from dupcheck.kernels.jit.mixing import mix
from dupcheck.kernels.plain.powers import TOKEN_BASE, powers, powers_for
from dupcheck.kernels.plain.windows import NUMBER_HASH, WindowHashes

_PLACE_STEP = np.uint64(0x9E3779B97F4A7C15)


def window_hashes(items: U64) -> WindowHashes:
    """As the plain gear's."""
    _, inverse = powers_for(TOKEN_BASE, len(items) + 1)
    sums = np.empty(len(items) + 1, dtype=np.uint64)
    _sum_items(items, TOKEN_BASE, sums)
    return WindowHashes(sums, inverse, hash_runs, hash_windows)


def token_windows(hashes: U64, is_number: Bools) -> tuple[WindowHashes, WindowHashes]:
    """As the plain gear's."""
    _, inverse = powers_for(TOKEN_BASE, len(hashes) + 1)
    sums, folded = np.empty((2, len(hashes) + 1), dtype=np.uint64)
    _sum_up(hashes, is_number, TOKEN_BASE, int(NUMBER_HASH), sums, folded)
    return WindowHashes(sums, inverse, hash_runs, hash_windows), WindowHashes(folded, inverse, hash_runs, hash_windows)


def shingle(runs: WindowHashes, offsets: I64, size: int) -> tuple[U64, I64]:
    """As the plain gear's."""
    tokens = np.diff(offsets)
    counts = np.where(tokens < size, np.minimum(tokens, 1), tokens - size + 1)
    borders = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    hashes = np.empty(borders[-1], dtype=np.uint64)
    _shingle(runs.sums, runs.inverse, offsets, size, borders, hashes)
    return hashes, borders


def document_digests(runs: WindowHashes, hashes: U64, offsets: I64) -> U64:
    """As the plain gear's."""
    digests = np.empty((len(offsets) - 1, 2), dtype=np.uint64)
    _document_digests(runs.sums, runs.inverse, hashes, offsets, digests)
    return digests


def band_keys(signatures: U32, num_bands: int, rows_per_band: int) -> U64:
    """As the plain gear's."""
    keys = np.empty((num_bands, len(signatures)), dtype=np.uint64)
    _band_keys(signatures, powers(TOKEN_BASE, rows_per_band)[0], keys)
    return keys


@compiled(IN_U64, HASH, OUT_U64)
def _sum_items(items: U64, base: int, sums: U64) -> None:
    sums[0] = total = np.uint64(0)
    power = np.uint64(1)
    for place in range(len(items)):
        total += items[place] * power
        sums[place + 1] = total
        power *= base


@compiled(IN_U64, IN_BOOLS, HASH, HASH, OUT_U64, OUT_U64)
def _sum_up(hashes: U64, is_number: Bools, base: int, number_hash: int, sums: U64, folded: U64) -> None:
    sums[0] = folded[0] = total = folded_total = np.uint64(0)
    power = np.uint64(1)
    for place in range(len(hashes)):
        added = hashes[place] * power
        total += added
        folded_total += number_hash * power if is_number[place] else added
        sums[place + 1], folded[place + 1] = total, folded_total
        power *= base


def hash_runs(sums: U64, inverse: U64, starts: I64, ends: I64) -> U64:
    """As the plain gear's."""
    hashes = np.empty(len(starts), dtype=np.uint64)
    _hash_runs(sums, inverse, np.ascontiguousarray(starts), np.ascontiguousarray(ends), hashes)
    return hashes


@compiled(IN_U64, IN_U64, IN_I64, IN_I64, OUT_U64)
def _hash_runs(sums: U64, inverse: U64, starts: I64, ends: I64, hashes: U64) -> None:
    for run in range(len(starts)):
        start, end = np.uint64(starts[run]), np.uint64(ends[run])
        hashes[run] = mix((sums[end] - sums[start]) * inverse[start])


def hash_windows(sums: U64, inverse: U64, size: int) -> U64:
    """As the plain gear's."""
    hashes = np.empty(max(0, len(sums) - size), dtype=np.uint64)
    _hash_windows(sums, inverse, size, hashes)
    return hashes


@compiled(IN_U64, IN_U64, INT, OUT_U64)
def _hash_windows(sums: U64, inverse: U64, size: int, hashes: U64) -> None:
    for start in range(len(hashes)):
        hashes[start] = mix((sums[start + size] - sums[start]) * inverse[start])


@compiled(IN_U64, IN_U64, IN_I64, INT, IN_I64, OUT_U64)
def _shingle(sums: U64, inverse: U64, offsets: I64, size: int, borders: I64, hashes: U64) -> None:
    for row in range(len(offsets) - 1):
        length = np.uint64(min(size, offsets[row + 1] - offsets[row]))
        first, to = np.uint64(offsets[row]), np.uint64(borders[row])
        for at in range(np.uint64(borders[row + 1] - borders[row])):
            start = first + at
            hashes[to + at] = mix((sums[start + length] - sums[start]) * inverse[start])


@compiled(IN_U64, IN_U64, IN_U64, IN_I64, OUT_HASH_ROWS)
def _document_digests(sums: U64, inverse: U64, hashes: U64, offsets: I64, digests: U64) -> None:
    for row in range(len(digests)):
        begin, end = offsets[row], offsets[row + 1]
        digests[row, 0] = mix((sums[end] - sums[begin]) * inverse[begin])
        total = place = np.uint64(0)
        for token in range(np.uint64(begin), np.uint64(end)):
            place += _PLACE_STEP
            total += mix(hashes[token] + place)
        digests[row, 1] = mix(total)


@compiled(IN_ROWS, IN_U64, OUT_HASH_ROWS)
def _band_keys(signatures: U32, weights: U64, keys: U64) -> None:
    for band in range(len(keys)):
        for row in range(len(signatures)):
            total = np.uint64(0)
            for at in range(len(weights)):
                total += np.uint64(signatures[row, band * len(weights) + at]) * weights[at]
            keys[band, row] = mix(total)
