"""Whether the compiled gear can be loaded from Numba's cache, asked without importing Numba."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

SOURCES = Path(__file__).with_name("jit")
_CPU_INFO = Path("/proc/cpuinfo")


def is_warm() -> bool:
    """Whether this gear, of this Python, Numba and processor, was loaded before and its machine code is still there."""
    for note in _notes():
        try:
            folder = Path(note.read_text())
        except OSError:
            continue
        return any(folder.glob("*.nbc"))
    return False


def note_warm(folder: Path) -> None:
    """Write down that `folder` holds the machine code; where no note can be written there is none."""
    for note in _notes():
        try:
            note.parent.mkdir(parents=True, exist_ok=True)
            unfinished = note.with_suffix(f".{os.getpid()}")
            unfinished.write_text(str(folder))
            unfinished.replace(note)
        except OSError:
            continue
        return


def _notes() -> Iterator[Path]:
    """Where the note may stand: where Numba is told to cache, beside the sources, in the user's cache folder."""
    name = f"dupcheck-gear.{_key()}.warm"
    told = os.environ.get("NUMBA_CACHE_DIR")
    if told:
        yield Path(told) / name
    yield SOURCES / "__pycache__" / name
    yield Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "dupcheck" / name


def _key() -> str:
    """Changes with whatever makes Numba compile anew."""
    from importlib.metadata import version

    parts = [version("numba"), version("llvmlite"), sys.version, platform.machine(), _processor(), str(SOURCES)]
    for source in sorted(SOURCES.glob("*.py")):
        stamp = source.stat()
        parts.append(f"{source.name} {stamp.st_mtime_ns} {stamp.st_size}")
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def _processor() -> str:
    """The processor's model and what it can do, as far as the system says."""
    try:
        lines = _CPU_INFO.read_text().split("\n\n")[0].splitlines()
    except OSError:
        return platform.processor()
    return "\n".join(sorted(line for line in lines if line.startswith(("model name", "flags", "Features"))))
