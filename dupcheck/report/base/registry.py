"""The report formats, found by walking the package."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import dupcheck.report
from dupcheck.errors import SettingsError

if TYPE_CHECKING:
    from dupcheck.report.base.format import ReportFormat


def format_names() -> list[str]:
    """The names of all formats, sorted; imports none of them."""
    modules = pkgutil.iter_modules(dupcheck.report.__path__)
    return sorted(module.name for module in modules if not module.ispkg)


def find_format(name: str) -> ReportFormat:
    """The format called `name`, which is also the name of its module."""
    if name not in format_names():
        raise SettingsError(f"format must be one of {', '.join(format_names())}, got {name!r}")
    module = importlib.import_module(f"{dupcheck.report.__name__}.{name}")
    found: ReportFormat = module.FORMAT
    return found
