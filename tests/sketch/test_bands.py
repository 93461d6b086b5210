"""Bands follow from the recall target."""

from __future__ import annotations

import numpy as np
import pytest

from dupcheck.sketch.bands import RECALL_TARGET, Bands, band_keys, choose_bands


def test_bands_at_the_defaults() -> None:
    assert Bands(20, 5) == choose_bands(0.8, 128)


@pytest.mark.parametrize(("jaccard", "expected"), [(0.8, 0.9996), (0.5, 0.470), (0.3, 0.0475), (0.0, 0.0), (1.0, 1.0)])
def test_recall_of_the_default_bands(jaccard: float, expected: float) -> None:
    assert pytest.approx(expected, abs=5e-4) == Bands(20, 5).recall(jaccard)


@pytest.mark.parametrize("num_perm", [16, 64, 128, 256, 1024])
@pytest.mark.parametrize("percent", range(10, 101))
def test_bands_reach_the_target_or_use_one_row(percent: int, num_perm: int) -> None:
    bands = choose_bands(percent / 100, num_perm)
    assert bands.num_bands * bands.rows_per_band <= num_perm
    assert bands.recall(percent / 100) >= RECALL_TARGET or Bands(num_perm, 1) == bands


@pytest.mark.parametrize("percent", range(10, 101, 10))
def test_no_fewer_bands_and_no_more_rows_reach_the_target(percent: int) -> None:
    chosen = choose_bands(percent / 100, 128)
    fewer = Bands(chosen.num_bands - 1, chosen.rows_per_band)
    more = Bands(128 // (chosen.rows_per_band + 1), chosen.rows_per_band + 1)
    if chosen.rows_per_band > 1:
        assert fewer.recall(percent / 100) < RECALL_TARGET
    assert more.num_bands == 0 or more.recall(percent / 100) < RECALL_TARGET


def test_band_keys_are_equal_exactly_where_the_rows_are() -> None:
    bands = Bands(5, 3)
    signatures = np.random.default_rng(1).integers(0, 2, (50, 16), dtype=np.uint32)
    keys = band_keys(signatures, bands)
    assert keys.shape == (5, 50)
    for band, of_band in enumerate(keys.tolist()):
        rows = list(map(tuple, signatures[:, 3 * band : 3 * band + 3].tolist()))
        assert len(set(rows)) == len(set(of_band)) == len(set(zip(rows, of_band, strict=True)))
