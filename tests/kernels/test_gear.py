"""Which gear is taken, and what happens where it cannot be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from dupcheck.errors import MissingExtraError, SettingsError
from dupcheck.kernels import gear, warm
from dupcheck.kernels.gear import MIN_BYTES_COLD, MIN_BYTES_WARM, choose_gear, load_gear

WITHOUT_NUMBA = "import sys; sys.modules['numba'] = None; "


def run_python(code: str, **environment: str) -> str:
    # -P: the package that is installed, which is the one under test here, not what lies in the working directory.
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, env=environment or None)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("is_warm", [True, False])
def test_plain_is_plain_however_large_the_input(monkeypatch: pytest.MonkeyPatch, is_warm: bool) -> None:
    monkeypatch.setattr(gear, "is_warm", lambda: is_warm)
    assert choose_gear("plain", 1 << 50) == "plain"


@pytest.mark.parametrize(
    ("num_bytes", "is_warm", "expected"),
    [
        (0, True, "plain"),
        (MIN_BYTES_WARM - 1, True, "plain"),
        (MIN_BYTES_WARM, True, "jit"),
        (MIN_BYTES_WARM, False, "plain"),
        (MIN_BYTES_COLD, False, "jit"),
    ],
)
def test_auto_takes_the_compiled_gear_where_it_earns_its_start(
    monkeypatch: pytest.MonkeyPatch, num_bytes: int, is_warm: bool, expected: str
) -> None:
    pytest.importorskip("numba")
    monkeypatch.setattr(gear, "is_warm", lambda: is_warm)
    assert expected == choose_gear("auto", num_bytes)


def test_auto_without_numba_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    assert choose_gear("auto", 1 << 50) == "plain"


@pytest.mark.parametrize("ask", [lambda: choose_gear("jit", 1), lambda: load_gear.__wrapped__("jit")])
def test_jit_without_numba_names_the_cure(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], Any]) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dupcheck\[jit\]'"):
        ask()


def test_unknown_gear_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="auto, plain or jit, got 'fast'"):
        choose_gear("fast", 1)
    with pytest.raises(SettingsError, match="plain or jit, got 'fast'"):
        load_gear("fast")


def test_choosing_imports_neither_numpy_nor_numba() -> None:
    code = "import sys; from dupcheck.kernels.gear import choose_gear; choose_gear('auto', 1 << 40); "
    assert run_python(code + "print({'numpy', 'numba'} & set(sys.modules))") == "set()"


def test_plain_gear_never_imports_numba() -> None:
    code = WITHOUT_NUMBA + "import dupcheck; print(len(dupcheck.shingles('one two')), len(dupcheck.signature('one')))"
    assert run_python(code) == "1 128"


def test_loaded_gear_is_warm_for_the_next_process() -> None:
    pytest.importorskip("numba")
    load_gear("jit")
    assert warm.is_warm()


def test_loading_what_is_kept_does_not_import_numba() -> None:
    pytest.importorskip("numba")
    load_gear("jit")
    code = "import sys; from dupcheck.kernels.gear import load_gear; load_gear('jit'); print('numba' in sys.modules)"
    assert run_python(code) == "False"
