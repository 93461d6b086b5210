"""Compiles kernels with Numba, for the processor that it runs on."""

from __future__ import annotations

from collections.abc import Iterable
from types import FunctionType
from typing import Any

import numba
import numba.types

from dupcheck.kernels.jit.compiled import IS_PART, Flat, Kernel, MachineCode, Scalar

_njit: Any = numba.njit  # its types know neither `_nrt` nor that it gives back what it is given
_types: Any = numba.types
# Arrays are neither made nor counted: the counting, two atomic instructions an array and call, was more than half of
# the time of text that is not ASCII. What Python would need to call a kernel is left out: it is called by address.
_OPTIONS = {"_nrt": False, "error_model": "numpy", "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def build(kernels: Iterable[Kernel]) -> list[MachineCode]:
    """The machine code of every kernel, which takes Numba about 40 s for all of this gear."""
    return [_compile(kernel) for kernel in kernels]


def _compile(kernel: Kernel) -> MachineCode:
    arguments = tuple(_type_of(parameter) for parameter in kernel.parameters)
    dispatcher = _njit(arguments, **_OPTIONS)(_with_parts(kernel.function))
    (result,) = dispatcher.overloads.values()
    code = result.library.codegen._tm.emit_object(result.library._final_module)
    return MachineCode(kernel.name, result.fndesc.llvm_func_name, code)


def _with_parts(function: FunctionType) -> FunctionType:
    """The function with the parts that it calls as compiled functions, which they are not for Python."""
    known = dict(function.__globals__)
    for name in function.__code__.co_names:
        if getattr(known.get(name), IS_PART, False):
            known[name] = _njit(_nrt=False, error_model="numpy")(_with_parts(known[name]))
    return FunctionType(function.__code__, known, function.__name__)


def _type_of(parameter: Flat | Scalar) -> Any:
    numbers = _types.boolean if parameter.dtype == "bool" else getattr(_types, parameter.dtype)
    if isinstance(parameter, Scalar):
        return numbers
    layout, aligned = ("A", False) if parameter.is_strided else ("C", True)
    return _types.Array(numbers, parameter.ndim, layout, readonly=not parameter.is_written, aligned=aligned)
