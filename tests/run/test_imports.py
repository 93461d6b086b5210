"""What is loaded when: NumPy not for help, datasketch and SciPy not for a check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SHOW = "import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules, file=sys.stderr)); "
RUN = SHOW + "sys.argv = ['dupcheck', *sys.argv[1:]]; from dupcheck.cli.main import main; main()"


def loaded(code: str, *arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-P", "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("LOADED")]
    return set(line.split())


def test_import_loads_no_numpy() -> None:
    assert "numpy" not in loaded(SHOW + "import dupcheck")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["rules"], ["explain", "doubled-body"]], ids=" ".join
)
def test_help_loads_no_numpy(arguments: list[str]) -> None:
    assert "numpy" not in loaded(RUN, *arguments)


def test_check_loads_neither_datasketch_nor_scipy(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("A page with a few words.\n")
    modules = loaded(RUN, "check", str(tmp_path))
    assert "numpy" in modules
    assert modules.isdisjoint({"datasketch", "scipy", "pyarrow", "numba"})


def test_every_public_name_is_there() -> None:
    import dupcheck

    assert all(hasattr(dupcheck, name) for name in dupcheck.__all__)
    with pytest.raises(AttributeError, match="no attribute 'checks'"):
        _ = dupcheck.checks
