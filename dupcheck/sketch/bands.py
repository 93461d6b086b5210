"""Bands of a signature: documents that share one are candidates."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.arrays import U32, U64
from dupcheck.kernels.gear import PLAIN, Gear, load_gear

# Chance that a pair just at the threshold becomes a candidate. At 0.995, 18 x 6, ten of 22,019 pairs of real pages were
# lost, all below Jaccard 0.85; candidates are cheap, since their signatures are compared first.
RECALL_TARGET = 0.9995


@dataclass(frozen=True, slots=True)
class Bands:
    """`num_bands` slices of `rows_per_band` signature values each."""

    num_bands: int
    rows_per_band: int

    def recall(self, jaccard: float) -> float:
        """P(candidate) of a pair: 1 - (1 - J**r)**b (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4)."""
        return 1 - (1 - jaccard**self.rows_per_band) ** self.num_bands


def choose_bands(min_jaccard: float, num_perm: int) -> Bands:
    """The cheapest bands that find a pair at `min_jaccard` with RECALL_TARGET, within `num_perm` values.

    Cheapest are most rows, then fewest bands: 20 x 5 for 0.8 and 128. Balancing false positives and negatives as
    equals instead gives 9 x 13 and finds 40 % of the pairs at 0.8.
    """
    for rows in range(num_perm, 1, -1):
        bands = Bands(num_perm // rows, rows)
        if bands.recall(min_jaccard) >= RECALL_TARGET:
            fewest = next(
                n for n in range(1, bands.num_bands + 1) if Bands(n, rows).recall(min_jaccard) >= RECALL_TARGET
            )
            return Bands(fewest, rows)
    return Bands(num_perm, 1)


def band_keys(signatures: U32, bands: Bands, gear: Gear | None = None) -> U64:
    """uint64[num_bands, n]: the key of every document's every band; equal keys are equal rows but for 2**-64."""
    return (gear or load_gear(PLAIN)).band_keys(signatures, bands.num_bands, bands.rows_per_band)
