"""Runs of tokens that stand again later in the same document."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.jit.compiled import IN_I64, IN_U64, INT, OUT_I64, OUT_I64_ROWS, OUT_U64, compiled, part
from dupcheck.kernels.jit.mixing import mix
from dupcheck.kernels.plain.links import LINKED_OCCURRENCES, SEED_TOKENS, ExactRuns
from dupcheck.kernels.plain.windows import WindowHashes

_ONE = np.uint64(1)


def exact_runs(windows: WindowHashes, token_offsets: I64) -> ExactRuns:
    """As the plain gear's."""
    longest, room = int(np.diff(token_offsets).max(initial=0)), len(windows.sums)
    seeds, earlier = np.empty(longest, dtype=np.uint64), np.empty(longest, dtype=np.int64)
    table, opened = np.empty(4 * longest + 16, dtype=np.int64), np.empty(4 * LINKED_OCCURRENCES, dtype=np.int64)
    while True:
        runs = np.empty((4, room), dtype=np.int64)  # few of its pages are written to in an ordinary batch
        total = _exact_runs(
            windows.sums, windows.inverse, token_offsets, SEED_TOKENS, seeds, earlier, table, opened, runs
        )
        if total <= room:
            return ExactRuns(*runs[:, :total].copy())
        room = total


@part
def _find_earlier(
    sums: U64, inverse: U64, begin: int, count: int, size: int, seeds: U64, table: I64, earlier: I64
) -> bool:
    """Whether a seed of the document stands twice; `earlier` becomes the seed before that is the same, or -1."""
    slots, shift = 16, 60
    while slots < 2 * count:
        slots, shift = slots * 2, shift - 1
    table[:slots] = -1
    repeats = False
    first, length, last = np.uint64(begin), np.uint64(size), np.uint64(slots - 1)
    for place in range(np.uint64(count)):  # with indices that may be negative it took a fifth more
        start = first + place
        seed = mix((sums[start + length] - sums[start]) * inverse[start])
        seeds[place] = seed
        slot = seed >> np.uint64(shift)
        while table[slot] >= 0 and seeds[np.uint64(table[slot])] != seed:
            slot = (slot + _ONE) & last
        before = table[slot]
        earlier[place] = before
        repeats |= before >= 0
        table[slot] = np.int64(place)
    return repeats


@part
def _follow(earlier: I64, count: int, opened: I64, starts: I64, offsets: I64, lengths: I64) -> int:
    """How many runs there are; they are written as long as there is room, lengths in seeds.

    `opened` is room for two sets of (offset, run), as many in each as there are occurrences to link to.
    """
    found = open_runs = 0
    occurrences = len(opened) // 4
    now, then = 0, 2 * occurrences
    for place in range(count):
        links = 0
        before = earlier[place]
        while before >= 0 and links < occurrences:
            offset, run = place - before, -1
            for one in range(open_runs):
                if opened[now + 2 * one] == offset:
                    run = opened[now + 2 * one + 1]
            if run < 0:
                run = found
                found += 1
                if run < len(starts):
                    starts[run], offsets[run], lengths[run] = place, offset, 0
            if run < len(starts):
                lengths[run] += 1
            opened[then + 2 * links], opened[then + 2 * links + 1] = offset, run
            links += 1
            before = earlier[before]
        now, then, open_runs = then, now, links
    return found


@compiled(IN_U64, IN_U64, IN_I64, INT, OUT_U64, OUT_I64, OUT_I64, OUT_I64, OUT_I64_ROWS)
def _exact_runs(
    sums: U64, inverse: U64, borders: I64, size: int, seeds: U64, earlier: I64, table: I64, opened: I64, runs: I64
) -> int:
    """How many runs there are; `runs` holds them all if it has room for so many, else nothing that is of use."""
    room = runs.shape[1]
    total = 0
    for row in range(len(borders) - 1):
        count = borders[row + 1] - borders[row] - size + 1
        if count < 2 or not _find_earlier(sums, inverse, borders[row], count, size, seeds, table, earlier):
            continue
        kept = min(total, room)
        found = _follow(earlier, count, opened, runs[1, kept:], runs[2, kept:], runs[3, kept:])
        for run in range(kept, min(total + found, room)):
            runs[0, run] = row
            runs[1, run] += borders[row]
            runs[3, run] += size - 1
        total += found
    return total
