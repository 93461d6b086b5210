"""Spares Numba the import of SciPy's linear algebra, by which it only finds out whether functions could call a BLAS."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType

_PROBED = ("scipy.linalg", "scipy.linalg.cython_blas")


@contextmanager
def scipy_promised() -> Iterator[None]:
    """While Numba is loaded, empty modules stand for an installed SciPy: 0.4 instead of 0.7 s.

    Numba notes that SciPy is there, which is true, and imports it when a function that needs it is compiled.
    """
    if "scipy.linalg" in sys.modules or find_spec("scipy") is None:
        yield
        return
    stands = {name: ModuleType(name) for name in _PROBED}
    for name, module in stands.items():
        module.__path__ = []
        sys.modules[name] = module
    try:
        yield
    finally:
        for name, module in stands.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
