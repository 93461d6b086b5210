"""Signatures agree with datasketch, bit for bit."""

from __future__ import annotations

import datasketch
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.plain import signatures
from dupcheck.kernels.plain.signatures import EMPTY, minhash
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.sketch.signatures import permutations

SETS = st.lists(st.lists(st.integers(0, (1 << 64) - 1), max_size=12), max_size=6)


def signed(sets: list[list[int]], num_perm: int, seed: int) -> U32:
    offsets = np.cumsum([0, *map(len, sets)]).astype(np.int64)
    hashes = np.array([value for one in sets for value in one], dtype=np.uint64)
    return minhash(hashes, offsets, *permutations(num_perm, seed))


def oracle(hashes: list[int], num_perm: int, seed: int) -> list[int]:
    sketch = datasketch.MinHash(num_perm=num_perm, seed=seed, scheme="affine32", hashfunc=lambda value: value)
    sketch.update_batch([value & 0xFFFFFFFF for value in hashes])
    values: list[int] = sketch.hashvalues.tolist()
    return values


@settings(deadline=None, max_examples=60)
@given(SETS, st.sampled_from([16, 128]), st.sampled_from([0, 1, 7, (1 << 32) - 1]))
@example([], 128, 1)
@example([[]], 128, 1)
@example([[], [0], [], [], [(1 << 64) - 1, 0], []], 128, 1)
def test_signatures_equal_datasketch(sets: list[list[int]], num_perm: int, seed: int) -> None:
    assert [oracle(one, num_perm, seed) for one in sets] == signed(sets, num_perm, seed).tolist()


@pytest.mark.parametrize("num_perm", [16, 64, 128, 256, 1024])
@pytest.mark.parametrize("seed", [1, 42])
def test_every_number_of_permutations_is_drawn_as_datasketch_draws(num_perm: int, seed: int) -> None:
    hashes = list(range(1, 1 << 40, 1 << 33))
    assert oracle(hashes, num_perm, seed) == signed([hashes], num_perm, seed)[0].tolist()


def test_set_larger_than_a_pass_equals_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [list(range(size)) for size in (3, 0, 50, 7, 1, 0, 16, 17)]
    whole = signed(sets, 16, 1)
    monkeypatch.setattr(signatures, "CHUNK", 16)
    assert whole.tolist() == signed(sets, 16, 1).tolist()


def test_signature_of_nothing_is_empty() -> None:
    assert (signed([[]], 128, 1) == EMPTY).all()


def test_order_and_repeats_do_not_matter() -> None:
    assert signed([[1, 2, 3]], 128, 1).tolist() == signed([[3, 1, 2, 2, 3]], 128, 1).tolist()
