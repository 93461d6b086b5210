"""Runs are chained along a diagonal, over gaps and drift."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.match.chains import MAX_DRIFT, MAX_GAP, MAX_OVERLAP, Run, chain_runs

RUNS = st.lists(
    st.builds(Run, st.integers(0, 400), st.integers(1, 300), st.integers(8, 40)), max_size=30, unique=True
).map(sorted)


def drift_of(chain: list[Run], run: Run) -> int | None:
    """The drift at which `run` would join, None if it is too far away or goes back in either copy."""
    drift = abs(run.offset - chain[-1].offset)
    gap = run.start - chain[-1].end
    earlier_gap = gap + chain[-1].offset - run.offset
    if drift <= MAX_DRIFT and -MAX_OVERLAP <= gap <= MAX_GAP and -MAX_OVERLAP <= earlier_gap <= MAX_GAP:
        return drift
    return None


def naive_chains(runs: list[Run]) -> list[list[Run]]:
    """Each run compared with every chain."""
    chains: list[list[Run]] = []
    for run in runs:
        drifts = [(drift, at) for at, chain in enumerate(chains) if (drift := drift_of(chain, run)) is not None]
        if drifts:
            chains[min(drifts)[1]].append(run)
        else:
            chains.append([run])
    return chains


@settings(deadline=None, max_examples=300)
@given(RUNS)
def test_chains_equal_naive_twin(runs: list[Run]) -> None:
    assert naive_chains(runs) == [chain.runs for chain in chain_runs(runs)]


def test_chain_reaches_over_a_gap_and_no_further() -> None:
    one = Run(100, 100, 20)
    assert len(chain_runs([one, Run(120 + MAX_GAP, 100, 20)])) == 1
    assert len(chain_runs([one, Run(121 + MAX_GAP, 100, 20)])) == 2


def test_chain_drifts_so_far_and_no_further() -> None:
    one = Run(100, 100, 20)
    assert len(chain_runs([one, Run(125, 100 - MAX_DRIFT + 6, 20)])) == 1
    assert len(chain_runs([one, Run(125, 100 - MAX_DRIFT - 1, 20)])) == 2


def test_many_lone_runs_take_little_time() -> None:
    draw = random.Random(1)
    runs = sorted({Run(at, draw.randrange(1, 10_000_000), 8) for at in range(20_000)})
    assert len(chain_runs(runs)) > 19_000
