"""What a process of our own changes for itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

from dupcheck.run import own_process
from dupcheck.run.own_process import COLLECT_AFTER, KEPT_BYTES, LARGE_BYTES, keep_little, settle_in


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    threshold = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python has it; the commands that other tests call have settled in
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")  # so that it is put back
    yield
    gc.set_threshold(*threshold)


def test_process_that_settles_in_looks_for_cycles_rarely_and_has_numpy_make_no_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    settle_in()
    assert gc.get_threshold() == COLLECT_AFTER
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"


def test_threads_that_the_user_asks_for_stay() -> None:
    settle_in()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"


def test_a_process_that_has_not_settled_in_keeps_what_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr(own_process, "_keep", kept.append)
    keep_little()
    assert kept == []
    settle_in()
    keep_little()
    assert kept == [KEPT_BYTES, LARGE_BYTES]
