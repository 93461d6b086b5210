"""Runs that stand again agree with their quadratic twin."""

from __future__ import annotations

import naive
import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.plain.links import LINKED_OCCURRENCES, SEED_TOKENS, exact_runs
from dupcheck.kernels.plain.powers import mix64
from dupcheck.kernels.plain.windows import window_hashes

# Few words and copied stretches, so that runs of eight tokens do stand again.
WORDS = st.lists(st.integers(0, 2), max_size=40)
COPIED = st.tuples(WORDS, WORDS, WORDS).map(lambda parts: parts[0] + parts[1] + parts[0] + parts[2] + parts[1])
DOCUMENTS = st.lists(st.one_of(WORDS, COPIED, st.just([])), max_size=5)


def runs_of(documents: list[list[int]]) -> list[list[tuple[int, int, int]]]:
    """Per document its (start, offset, length)."""
    offsets = np.cumsum([0, *map(len, documents)]).astype(np.int64)
    tokens = np.array([word for words in documents for word in words], dtype=np.uint64)
    runs = exact_runs(window_hashes(mix64(tokens + np.uint64(1))), offsets)
    found: list[list[tuple[int, int, int]]] = [[] for _ in documents]
    columns = (runs.documents, runs.starts, runs.offsets, runs.lengths)
    for row, start, offset, length in zip(*(column.tolist() for column in columns), strict=True):
        found[row].append((start - int(offsets[row]), offset, length))
    return found


@settings(deadline=None, max_examples=300)
@given(DOCUMENTS)
@example([])
@example([[], []])
@example([[0] * 30])
@example([[0] * 8, [0] * 9])
@example([[*range(8), *range(8)]])
@example([[*range(20)], [0, 1], [0, 1]])
@example([[*range(9), *range(9)], [], [0], [1]])
def test_runs_equal_naive_twin(documents: list[list[int]]) -> None:
    assert [naive.exact_runs(words, SEED_TOKENS, LINKED_OCCURRENCES) for words in documents] == runs_of(documents)


def test_batch_that_ends_in_documents_without_a_seed_is_linked() -> None:
    assert runs_of([[*range(10), *range(10)], [1, 2], [3] * 5]) == [[(10, 10, 10)], [], []]


def test_text_shared_by_two_documents_is_no_run() -> None:
    assert runs_of([[*range(30)], [*range(30)]]) == [[], []]


def test_full_batch_keeps_its_documents_apart() -> None:
    documents = [[*range(12), *range(12)] if row in (7, 1007, 4095) else [*range(row, row + 12)] for row in range(4096)]
    assert [row for row, runs in enumerate(runs_of(documents)) if runs] == [7, 1007, 4095]
