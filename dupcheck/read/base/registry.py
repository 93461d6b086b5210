"""The input formats, found by walking the package."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from dupcheck.errors import SettingsError
from dupcheck.read.base.reader import Reader

PACKAGE = "dupcheck.read"


@cache
def all_readers() -> tuple[Reader, ...]:
    """The READER of every module of the package, in the order in which they look at unnamed content."""
    names = [module.name for module in pkgutil.iter_modules(import_module(PACKAGE).__path__) if not module.ispkg]
    readers: list[Reader] = [import_module(f"{PACKAGE}.{name}").READER for name in names]
    return tuple(sorted(readers, key=lambda reader: (reader.priority, reader.name)))


def format_names() -> tuple[str, ...]:
    """What `--input-format` accepts, sorted."""
    return tuple(sorted(name for reader in all_readers() for name in reader.names))


def reader_named(name: str) -> Reader:
    """The format called `name`; a SettingsError names the nearest right one."""
    for reader in all_readers():
        if name in reader.names:
            return reader
    import difflib

    known = format_names()
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(known)}"
    raise SettingsError(f"no input format is called {name!r}; {hint}")


def reader_for_suffix(suffix: str) -> Reader | None:
    """The format whose files end in `suffix` (".jsonl"), None when no format claims it."""
    return next((reader for reader in all_readers() if suffix in reader.suffixes), None)
