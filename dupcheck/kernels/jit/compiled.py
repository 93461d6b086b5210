"""Functions that Numba compiles once, called by the address of their machine code from then on.

Numba takes 0.5 s to import and another 0.4 s to take this gear's functions from a cache of its own; their machine code
alone is loaded in 5 ms, with LLVM in 60 ms. So this module names types and does not import Numba.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt

POINTER, NUMBER = ctypes.c_void_p, ctypes.c_int64
IS_PART = "is_part_of_a_kernel"


@dataclass(frozen=True, slots=True)
class Flat:
    """A parameter: an array of `ndim` dimensions, contiguous unless it `is_strided`."""

    dtype: str
    ndim: int = 1
    is_written: bool = False
    is_strided: bool = False


@dataclass(frozen=True, slots=True)
class Scalar:
    """A parameter: one number of 64 bits."""

    dtype: str


INT, HASH = Scalar("int64"), Scalar("uint64")
IN_U8, IN_U16, IN_U32, IN_U64 = Flat("uint8"), Flat("uint16"), Flat("uint32"), Flat("uint64")
IN_I64, IN_BOOLS = Flat("int64"), Flat("bool")
OUT_U8, OUT_U32, OUT_U64, OUT_I64, OUT_BOOLS = (
    Flat(dtype, is_written=True) for dtype in ("uint8", "uint32", "uint64", "int64", "bool")
)
IN_ROWS, OUT_ROWS = Flat("uint32", 2), Flat("uint32", 2, is_written=True)
OUT_HASH_ROWS, OUT_I64_ROWS = Flat("uint64", 2, is_written=True), Flat("int64", 2, is_written=True)
IN_WORDS = Flat("uint64", is_strided=True)  # the eight bytes from every byte on


@dataclass(frozen=True, slots=True)
class MachineCode:
    """An object file, the kernel that it holds and the symbol under which it does."""

    kernel: str
    symbol: str
    content: bytes


def part(function: Any) -> Any:
    """What compiled functions of the same file call; it stays Python until these are compiled."""
    setattr(function, IS_PART, True)
    return function


def compiled(*parameters: Flat | Scalar) -> Callable[[Any], Kernel]:
    """A kernel of these parameters: it makes no array, and returns a whole number or nothing."""
    return lambda function: Kernel(function, parameters)


class Kernel:
    """A function of arrays that is called by the address of its machine code, once `bind` has told it."""

    def __init__(self, function: FunctionType, parameters: Sequence[Flat | Scalar]) -> None:
        self.function = function
        self.parameters = tuple(parameters)
        self.name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
        self._dtypes = [np.dtype(parameter.dtype) for parameter in parameters]
        self._call: Callable[..., int] | None = None

    def bind(self, address: int) -> None:
        """From now on, a call runs what stands at `address`, compiled from `function` in Numba's calling convention."""
        kinds: list[Any] = [POINTER, POINTER]
        for one in self.parameters:
            if isinstance(one, Flat):
                kinds += [POINTER, POINTER, NUMBER, NUMBER, POINTER, *[NUMBER] * (2 * one.ndim)]
            else:
                kinds.append(NUMBER if one is INT else ctypes.c_uint64)
        self._call = ctypes.CFUNCTYPE(ctypes.c_int32, *kinds)(address)

    def __call__(self, *arguments: Any) -> int:
        """What the function returns; TypeError for an array that the machine code would misread."""
        assert self._call is not None, "the gear is not loaded"
        flat: list[Any] = []
        for parameter, dtype, argument in zip(self.parameters, self._dtypes, arguments, strict=True):
            if isinstance(parameter, Scalar):
                flat.append(int(argument))
                continue
            _check(self.name, parameter, dtype, argument)
            flat += (None, None, argument.size, dtype.itemsize, argument.ctypes.data)
            flat += (*argument.shape, *argument.strides)
        returned, raised = NUMBER(), POINTER()
        if status := self._call(ctypes.addressof(returned), ctypes.addressof(raised), *flat):
            raise RuntimeError(f"{self.name} gave status {status}")
        return returned.value


def _check(name: str, parameter: Flat, dtype: np.dtype[Any], array: npt.NDArray[Any]) -> None:
    fits = array.dtype == dtype and array.ndim == parameter.ndim and (parameter.is_strided or array.flags.c_contiguous)
    if not fits or (parameter.is_written and not array.flags.writeable):
        raise TypeError(f"{name} takes {parameter}, got {array.dtype} of shape {array.shape}, {array.flags}")
