"""Kernels are compiled once and loaded from then on, whatever became of the file that keeps them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("numba")

from dupcheck.kernels import warm
from dupcheck.kernels.jit import build, machine_code
from dupcheck.kernels.jit.compiled import HASH, IN_I64, IN_WORDS, INT, OUT_I64, Kernel, compiled, part

SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda packed: b"",
    "cut off": lambda packed: packed[:-100],
    "another byte": lambda packed: packed[:300] + b"?" + packed[301:],
    "no header": lambda packed: b"not ours",
}


@part
def twice(value: Any) -> Any:
    return value + value


def make_kernel() -> Kernel:
    @compiled(IN_I64, INT, HASH, OUT_I64)
    def add_twice(values: Any, number: int, hashed: int, sums: Any) -> int:
        for at in range(len(values)):
            sums[at] = twice(values[at]) + number
        return int(hashed >> np.uint64(60))

    return add_twice


def call(kernel: Kernel) -> tuple[int, list[int]]:
    sums = np.zeros(3, dtype=np.int64)
    return kernel(np.array([1, 2, -3]), 5, 1 << 63, sums), sums.tolist()


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    place = tmp_path / "cache" / "gear.kernels"
    monkeypatch.setattr(machine_code, "places", lambda: iter([place]))
    return place


def fail(*_: object) -> Any:
    raise AssertionError("compiled again")


def test_kernel_is_compiled_once_and_kept(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    first, second = make_kernel(), make_kernel()
    engines = [machine_code.load([first])]
    assert place.is_file()
    monkeypatch.setattr(build, "build", fail)
    engines.append(machine_code.load([second]))
    assert call(first) == call(second) == (8, [7, 9, -1])
    assert len(engines) == 2


@pytest.mark.parametrize("fault", SPOILT)
def test_kept_code_that_is_not_whole_is_replaced(monkeypatch: pytest.MonkeyPatch, place: Path, fault: str) -> None:
    kernel = make_kernel()
    machine_code.load([kernel])
    whole = place.read_bytes()
    place.write_bytes(SPOILT[fault](whole))
    engine = machine_code.load([kernel])
    assert call(kernel) == (8, [7, 9, -1])
    assert engine is not None
    monkeypatch.setattr(build, "build", fail)
    assert machine_code.load([kernel]) is not None


def test_kernels_that_are_not_all_kept_are_compiled(place: Path) -> None:
    machine_code.load([])
    kernel = make_kernel()
    engine = machine_code.load([kernel])
    assert call(kernel) == (8, [7, 9, -1])
    assert engine is not None


def test_kernels_work_where_nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()  # no folder can be made below it, not even by root
    monkeypatch.setattr(machine_code, "places", lambda: iter([tmp_path / "file" / "kernels"]))
    kernel = make_kernel()
    engine = machine_code.load([kernel])
    assert call(kernel) == (8, [7, 9, -1])
    assert engine is not None


def test_user_has_a_place_where_the_package_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "told"))
    told, package, user = warm.places()
    assert (told.parent, package.parent) == (tmp_path / "told", warm.SOURCES / "__pycache__")
    assert user.parent == tmp_path / "user" / "dupcheck"
    assert len({told.name, package.name, user.name}) == 1


@pytest.mark.parametrize(
    "values",
    [np.zeros(3), np.zeros(3, dtype=np.int32), np.zeros((3, 1), dtype=np.int64), np.zeros(6, dtype=np.int64)[::2]],
    ids=["another-type", "another-width", "another-dimension", "with-gaps"],
)
def test_array_that_the_code_would_misread_is_refused(place: Path, values: Any) -> None:
    kernel = make_kernel()
    engine = machine_code.load([kernel])
    with pytest.raises(TypeError, match="add_twice takes"):
        kernel(values, 1, 1, np.zeros(3, dtype=np.int64))
    fixed = np.zeros(3, dtype=np.int64)
    fixed.setflags(write=False)
    with pytest.raises(TypeError, match="add_twice takes"):
        kernel(np.zeros(3, dtype=np.int64), 1, 1, fixed)
    assert engine is not None


def test_words_may_lie_at_any_byte(place: Path) -> None:
    @compiled(IN_WORDS, INT)
    def word_at(words: Any, at: int) -> int:
        return int(words[at])

    engine = machine_code.load([word_at])
    text = b"x" + (1234).to_bytes(8, "little")
    words: Any = np.ndarray(shape=(2,), dtype="<u8", buffer=text, strides=(1,))
    assert word_at(words, 1) == 1234
    assert engine is not None


def test_number_of_another_kind_is_refused(place: Path) -> None:
    kernel = make_kernel()
    with pytest.raises(AssertionError, match="not loaded"):
        call(kernel)
