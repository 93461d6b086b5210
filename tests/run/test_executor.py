"""Results come in the order of the items, and an item on which a process dies harms no other."""

from __future__ import annotations

import sys

import pytest
from pool_stages import die_of_three, fail, square

from dupcheck.run.executor import Executor, Failed, results


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    with Executor(jobs) as executor:
        assert list(executor.run(square, range(20))) == [(number, number * number) for number in range(20)]


@pytest.fixture(params=[True, False])
def may_fork(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and sys.platform != "linux":
        pytest.skip("no process is forked here")
    monkeypatch.setattr("dupcheck.run.executor._may_fork", lambda: request.param)


@pytest.mark.usefixtures("may_fork")
def test_processes_that_are_started_before_give_the_same() -> None:
    with Executor(2) as executor:
        executor.start()
        assert list(results(executor.run(square, range(5)))) == [0, 1, 4, 9, 16]


@pytest.mark.usefixtures("may_fork")
def test_item_that_kills_its_process_is_told_apart() -> None:
    with Executor(2) as executor:
        found = list(executor.run(die_of_three, range(8)))
    assert [item for item, result in found if isinstance(result, Failed)] == [3]
    assert [result for _, result in found if not isinstance(result, Failed)] == [0, 1, 2, 4, 5, 6, 7]


def test_stage_that_cannot_do_without_an_item_says_so() -> None:
    with Executor(2) as executor, pytest.raises(RuntimeError, match="try: --jobs 1"):
        list(results(executor.run(die_of_three, range(8))))


@pytest.mark.parametrize("jobs", [1, 2])
def test_error_of_a_stage_is_raised(jobs: int) -> None:
    with Executor(jobs) as executor, pytest.raises(ValueError, match="no 0"):
        list(executor.run(fail, range(3)))
