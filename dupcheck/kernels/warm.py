"""Where the machine code of the compiled gear is kept, and whether it is there, asked without importing Numba."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

SOURCES = Path(__file__).with_name("jit")
_CPU_INFO = Path("/proc/cpuinfo")


def is_warm() -> bool:
    """Whether this gear, of this Python, Numba and processor, was compiled before and its machine code is kept."""
    return any(place.is_file() for place in places())


def places() -> Iterator[Path]:
    """Where the machine code may be kept: where Numba is told to, beside the sources, in the user's cache folder."""
    name = f"dupcheck-gear.{_key()}.kernels"
    told = os.environ.get("NUMBA_CACHE_DIR")
    if told:
        yield Path(told) / name
    yield SOURCES / "__pycache__" / name
    yield Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "dupcheck" / name


def _key() -> str:
    """Changes with whatever the machine code depends on."""
    parts = [sys.version, platform.machine(), _processor()]
    # To read all of them takes 1 ms, to ask importlib.metadata for the two versions 70.
    sources = [*_versions(), *sorted(SOURCES.parent.rglob("*.py"))]
    parts += [source.read_text(encoding="utf-8") for source in sources]
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def _versions() -> Iterator[Path]:
    """The files in which Numba and LLVM's binding name their versions."""
    for package in ("numba", "llvmlite"):
        spec = find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            yield from Path(folder).glob("_version.py")


def _processor() -> str:
    """The processor's model and what it can do, as far as the system says."""
    try:
        lines = _CPU_INFO.read_text().split("\n\n")[0].splitlines()
    except OSError:
        return platform.processor()
    return "\n".join(sorted(line for line in lines if line.startswith(("model name", "flags", "Features"))))
