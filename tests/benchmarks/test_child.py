"""What a child costs."""

from __future__ import annotations

import sys

import pytest
from child import ChildFailed, Usage, one_core, run, typical

HUNDRED_MEGABYTES = 100_000_000


def test_run_counts_memory_and_time() -> None:
    usage = run([sys.executable, "-c", f"bytearray(b'x') * {HUNDRED_MEGABYTES}"], cores=one_core())
    assert usage.max_rss > HUNDRED_MEGABYTES
    assert 0 < usage.cpu <= usage.wall * 1.1


def test_run_keeps_the_child_to_its_core() -> None:
    run([sys.executable, "-c", "import os; assert len(os.sched_getaffinity(0)) == 1"], cores=one_core())


def test_run_shows_the_errors_of_a_child_that_failed() -> None:
    with pytest.raises(ChildFailed, match="exit code 3\nalas"):
        run([sys.executable, "-c", "import sys; sys.stderr.write('alas'); sys.exit(3)"])


def test_run_accepts_an_expected_exit_code() -> None:
    assert run([sys.executable, "-c", "raise SystemExit(1)"], expected=(0, 1)).wall > 0


def test_typical_takes_medians_and_the_largest_memory() -> None:
    usages = [Usage(user=float(n), system=0.0, wall=float(n), max_rss=n) for n in (3, 1, 8)]
    assert typical(usages) == Usage(user=3.0, system=0.0, wall=3.0, max_rss=8)
