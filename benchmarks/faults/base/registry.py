"""All injectors, found by walking the package."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import faults
from faults.base.planted import Injector


@cache
def injectors() -> dict[str, Injector]:
    """Every injector by the name of its rule, sorted."""
    modules = [module for module in pkgutil.iter_modules(faults.__path__) if not module.ispkg]
    found = [it for module in modules for it in importlib.import_module(f"faults.{module.name}").INJECTORS]
    return {injector.rule: injector for injector in sorted(found, key=lambda it: it.rule)}
