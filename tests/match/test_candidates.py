"""Candidates: every pair of a small bucket, the representatives' pairs of a giant one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.kernels.gear import PLAIN, load_gear
from dupcheck.kernels.plain.tokenise import U32
from dupcheck.match import candidates
from dupcheck.match.candidates import (
    MAX_BUCKET,
    MAX_REPRESENTATIVES,
    SIGMAS,
    Candidates,
    SignatureTable,
    find_candidates,
)
from dupcheck.sketch.bands import choose_bands


def signatures_of(base: U32, rates: list[float], seed: int = 1) -> U32:
    """Copies of `base` in which about this share of the values differs."""
    draw = np.random.default_rng(seed)
    changed = draw.random((len(rates), len(base))) < np.array(rates)[:, None]
    fresh = draw.integers(0, 1 << 32, changed.shape, dtype=np.uint32)
    return np.where(changed, fresh, base).astype(np.uint32)


def base_of(seed: int) -> U32:
    return np.random.default_rng(seed).integers(0, 1 << 32, 128, dtype=np.uint32)


def candidates_of(signatures: U32, min_jaccard: float = 0.8) -> Candidates:
    return find_candidates(SignatureTable(signatures, choose_bands(min_jaccard, 128)), min_jaccard, load_gear(PLAIN))


def pairs_of(signatures: U32, min_jaccard: float = 0.8) -> list[tuple[int, int]]:
    found = candidates_of(signatures, min_jaccard)
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def naive_pairs(signatures: U32, min_jaccard: float) -> list[tuple[int, int]]:
    bands = choose_bands(min_jaccard, 128)
    least = min_jaccard - SIGMAS * (min_jaccard * (1 - min_jaccard) / 128) ** 0.5
    pairs = []
    for one, other in combinations(range(len(signatures)), 2):
        same = (signatures[one] == signatures[other]).tolist()
        rows = [same[at * bands.rows_per_band : (at + 1) * bands.rows_per_band] for at in range(bands.num_bands)]
        if any(map(all, rows)) and sum(same) / 128 >= least:
            pairs.append((one, other))
    return pairs


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from([0.0, 0.02, 0.1, 0.2, 0.4, 1.0]), max_size=20),
    st.integers(0, 1000),
    st.sampled_from([0.3, 0.5, 0.8, 0.95, 1.0]),
)
def test_candidates_equal_naive_twin(rates: list[float], seed: int, min_jaccard: float) -> None:
    signatures = signatures_of(base_of(seed), rates, seed)
    assert naive_pairs(signatures, min_jaccard) == pairs_of(signatures, min_jaccard)


def test_giant_bucket_of_equal_signatures_is_compared_with_its_first() -> None:
    found = candidates_of(signatures_of(base_of(1), [0.0] * 2000))
    assert found.left.tolist() == [0] * 1999
    assert list(range(1, 2000)) == found.right.tolist()
    assert found.capped == 2000


def test_giant_bucket_of_near_copies_is_bounded() -> None:
    found = candidates_of(signatures_of(base_of(1), [0.05] * 2000))
    assert {0, *found.left.tolist(), *found.right.tolist()} == set(range(2000))
    assert len(found.left) < 2000 * MAX_REPRESENTATIVES


def test_bucket_at_the_limit_is_compared_each_with_each() -> None:
    found = candidates_of(signatures_of(base_of(1), [0.0] * MAX_BUCKET))
    assert len(found.left) == MAX_BUCKET * (MAX_BUCKET - 1) // 2
    assert found.capped == 0


def test_twins_in_a_giant_bucket_are_found_though_both_resemble_its_first() -> None:
    # Pages of one template: all alike at 0.74, a candidate of the first each, but only two are copies of one another.
    template = signatures_of(base_of(1), [0.14] * 300)
    template[:, :6] = base_of(1)[:6]
    signatures = np.concatenate([template[:1], template[100:101], template[100:101], template[1:]])
    assert (1, 2) in pairs_of(signatures)


def test_chunks_of_pairs_leave_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = signatures_of(base_of(3), [0.0, 0.1] * 20)
    whole = pairs_of(signatures)
    monkeypatch.setattr(candidates, "CHUNK_PAIRS", 7)
    monkeypatch.setattr(candidates, "WAITING_PAIRS", 50)
    assert whole == pairs_of(signatures)


@pytest.mark.parametrize("count", [0, 1])
def test_no_pairs_of_fewer_than_two(count: int) -> None:
    assert pairs_of(np.zeros((count, 128), dtype=np.uint32)) == []
