"""Compiles a function for one signature, or takes it from the cache on disk."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba import types
from numba.core.errors import NumbaError

Function = TypeVar("Function", bound=Callable[..., Any])

INT, HASH = types.int64, types.uint64
_njit: Any = numba.njit  # its types know neither `_nrt` nor that it gives back what it is given


def _flat(dtype: Any) -> Any:
    """A contiguous array that may be read only, as all inputs of kernels may be."""
    return types.Array(dtype, 1, "C", readonly=True)


IN_U8, IN_U16, IN_U32, IN_U64 = map(_flat, (types.uint8, types.uint16, types.uint32, types.uint64))
IN_I64, IN_BOOLS = _flat(types.int64), _flat(types.boolean)
OUT_U8, OUT_I64, OUT_U64, OUT_BOOLS = types.uint8[::1], types.int64[::1], types.uint64[::1], types.boolean[::1]
IN_ROWS = types.Array(types.uint32, 2, "C", readonly=True)
IN_WORDS = types.Array(types.uint64, 1, "A", readonly=True, aligned=False)  # the eight bytes from every byte on


def part(function: Function) -> Function:
    """What compiled functions of the same file call. It makes no arrays, and so need not count who holds them.

    The counting, two atomic instructions an array and call, was more than half of the time of text that is not ASCII.
    """
    called: Function = _njit(_nrt=False, error_model="numpy")(function)
    return called


def compiled(*arguments: Any) -> Callable[[Function], Function]:
    """Compiles for these types of arguments when the module is imported; kept on disk where that can be written.

    Numba keeps the machine code beside the module, else in the user's cache folder, else in NUMBA_CACHE_DIR if that is
    set. Where none can be written, or what stands there cannot be read, the function is compiled anew in every run.
    """

    def compile_it(function: Function) -> Function:
        try:
            kept: Function = _njit(arguments, cache=True, error_model="numpy")(function)
        except NumbaError:
            raise  # a fault in the function itself
        except (RuntimeError, OSError, EOFError, pickle.UnpicklingError):
            fresh: Function = _njit(arguments, error_model="numpy")(function)
            return fresh
        return kept

    return compile_it


def cache_folder(function: Any) -> Path | None:
    """Where the machine code of a compiled function is kept; None if it is not."""
    path = function.stats.cache_path
    return Path(path) if path else None
