"""The gears: the same operations on arrays, in NumPy (`plain`) or compiled (`jit`), with the same bits as result."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dupcheck.errors import MissingExtraError, SettingsError
from dupcheck.kernels.warm import is_warm

if TYPE_CHECKING:
    from dupcheck.kernels.arrays import I8, I32, I64, U32, U64, Bools
    from dupcheck.kernels.folding import FoldTable
    from dupcheck.kernels.garbling import GarbleTable
    from dupcheck.kernels.plain.lines import Lines
    from dupcheck.kernels.plain.links import ExactRuns
    from dupcheck.kernels.plain.windows import WindowHashes

PLAIN, JIT, AUTO = "plain", "jit", "auto"

# From how many bytes of text for one process `auto` takes the compiled gear. In CPU time of a busy 2-core machine it
# saves 42 ms a megabyte (tables to repeats), takes 0.12 s to load, and 21 s to compile.
MIN_BYTES_WARM = 4 << 20
MIN_BYTES_COLD = 1 << 29


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gear:
    """The operations; `dupcheck/kernels/plain` holds each under the same name and says what it gives."""

    name: str
    tokenise: Callable[[bytes, I64, FoldTable], tuple[I64, I64, U64, Bools]]
    window_hashes: Callable[[U64], WindowHashes]
    token_windows: Callable[[U64, Bools], tuple[WindowHashes, WindowHashes]]
    find_lines: Callable[[bytes, I64, I64], Lines]
    shingle: Callable[[WindowHashes, I64, int], tuple[U64, I64]]
    minhash: Callable[[U64, I64, U32, U32], U32]
    exact_runs: Callable[[WindowHashes, I64], ExactRuns]
    document_digests: Callable[[WindowHashes, U64, I64], U64]
    distinct_sets: Callable[[U64, I64], tuple[U64, I64]]
    band_keys: Callable[[U32, int, int], U64]
    agreements: Callable[[U32, I64, I64], I64]
    overlaps: Callable[[U64, I64, I64, I64], I64]
    find_listed: Callable[[U64, Bools], I64]
    count_shapes: Callable[[bytes, I64, I64, I64, I64, Lines], I64]
    find_garbled: Callable[[bytes, I64, GarbleTable], tuple[I64, U32]]
    find_odd: Callable[[bytes], tuple[I64, I64]]
    weigh: Callable[[U64, Bools, I64, I32, U32, I8, I64], I64]
    holder: object = None  # of the machine code, which goes with it


@cache
def load_gear(name: str) -> Gear:
    """The gear of that name, loaded: `plain` at once, `jit` too if its machine code is kept."""
    if name == PLAIN:
        return _assemble(PLAIN)
    if name == JIT:
        return _jit()
    raise SettingsError(f"the gear must be {PLAIN} or {JIT}, got {name!r}")


def choose_gear(wanted: str, num_bytes: int) -> str:
    """The name of the gear for `num_bytes` of text a process: the wanted one, or for `auto` the one that is done first.

    `jit` without Numba is a MissingExtraError.
    """
    if wanted == PLAIN:
        return PLAIN
    if wanted not in (AUTO, JIT):
        raise SettingsError(f"kernels must be {AUTO}, {PLAIN} or {JIT}, got {wanted!r}")
    has_numba = find_spec("numba") is not None
    if wanted == JIT:
        if not has_numba:
            raise MissingExtraError(f"the gear {JIT}", JIT)
        return JIT
    if not has_numba or num_bytes < MIN_BYTES_WARM:
        return PLAIN
    return JIT if num_bytes >= MIN_BYTES_COLD or is_warm() else PLAIN


def compile_gear(name: str) -> None:
    """See that processes started from now on need not compile the gear each for itself."""
    if name == JIT and not is_warm():
        load_gear(name)


_HOMES = {
    PLAIN: {
        "tokenise": "tokenise",
        "window_hashes": "windows",
        "token_windows": "windows",
        "find_lines": "lines",
        "shingle": "shingles",
        "minhash": "signatures",
        "exact_runs": "links",
        "document_digests": "digests",
        "distinct_sets": "distinct",
        "band_keys": "bands",
        "agreements": "agreements",
        "overlaps": "overlaps",
        "find_listed": "lookups",
        "count_shapes": "shapes",
        "find_garbled": "garbling",
        "find_odd": "odd",
        "weigh": "weighing",
    },
    JIT: {
        "tokenise": "tokenise",
        "window_hashes": "runs",
        "token_windows": "runs",
        "find_lines": "lines",
        "shingle": "runs",
        "minhash": "signatures",
        "exact_runs": "links",
        "document_digests": "runs",
        "distinct_sets": "sets",
        "band_keys": "runs",
        "agreements": "signatures",
        "overlaps": "sets",
        "find_listed": "sets",
        "count_shapes": "shapes",
        "find_garbled": "garbling",
        "find_odd": "odd",
        "weigh": "weighing",
    },
}


def _assemble(name: str) -> Gear:
    """The gear whose operations stand in these modules of its package."""
    modules = {operation: import_module(f"dupcheck.kernels.{name}.{home}") for operation, home in _HOMES[name].items()}
    return Gear(name=name, **{operation: getattr(module, operation) for operation, module in modules.items()})


def _jit() -> Gear:
    if find_spec("numba") is None:
        raise MissingExtraError(f"the gear {JIT}", JIT)
    gear = _assemble(JIT)
    from dupcheck.kernels.jit.compiled import Kernel
    from dupcheck.kernels.jit.machine_code import load

    inside = f"dupcheck.kernels.{JIT}."
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(inside)]
    kernels = {value for module in modules for value in vars(module).values() if isinstance(value, Kernel)}
    return replace(gear, holder=load(sorted(kernels, key=lambda kernel: kernel.name)))
