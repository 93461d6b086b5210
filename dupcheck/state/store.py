"""Where the results of stages lie: a dictionary for a small run, a folder for a large one."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy.typing as npt

from dupcheck.state.section_file import (
    Directory,
    Entry,
    is_whole,
    read_array,
    read_directory,
    read_value,
    write_sections,
)

MAX_OPEN_FILES = 128


class Store(Protocol):
    """Named sections under keys; a key is there with all its sections or not at all."""

    def put(self, key: str, sections: Mapping[str, Any]) -> None:
        """Keep these sections under `key`."""

    def has(self, key: str) -> bool:
        """True when `key` is complete."""

    def array(self, key: str, name: str, start: int = 0, stop: int | None = None) -> npt.NDArray[Any]:
        """Rows `start` to `stop` of an array."""

    def value(self, key: str, name: str) -> Any:
        """Anything else that was put."""


class MemoryStore:
    """Keeps what it is given as it is."""

    def __init__(self) -> None:
        self._kept: dict[str, Mapping[str, Any]] = {}

    def put(self, key: str, sections: Mapping[str, Any]) -> None:
        self._kept[key] = sections

    def has(self, key: str) -> bool:
        return key in self._kept

    def array(self, key: str, name: str, start: int = 0, stop: int | None = None) -> npt.NDArray[Any]:
        found: npt.NDArray[Any] = self._kept[key][name][start:stop]
        return found

    def value(self, key: str, name: str) -> Any:
        return self._kept[key][name]


class FolderStore:
    """A file for every key; what is read is never mapped, so that memory holds no more than was asked for.

    Goes to another process as its path alone. `keep` is held for as long as the store is: a temporary folder, say.
    """

    def __init__(self, folder: Path, keep: object = None) -> None:
        self.folder = folder
        self._keep = keep
        self._open: OrderedDict[str, tuple[int, Directory]] = OrderedDict()

    def __reduce__(self) -> tuple[type[FolderStore], tuple[Path]]:
        return FolderStore, (self.folder,)

    def put(self, key: str, sections: Mapping[str, Any]) -> None:
        self._forget(key)
        write_sections(self.folder / key, sections)

    def has(self, key: str) -> bool:
        return is_whole(self.folder / key)

    def array(self, key: str, name: str, start: int = 0, stop: int | None = None) -> npt.NDArray[Any]:
        descriptor, directory = self._opened(key)
        return read_array(descriptor, Entry._make(directory[name]), start, stop)

    def value(self, key: str, name: str) -> Any:
        descriptor, directory = self._opened(key)
        entry = Entry._make(directory[name])
        return read_value(descriptor, entry) if entry.dtype is None else read_array(descriptor, entry, 0, None)

    def close(self) -> None:
        """Close every file."""
        for key in list(self._open):
            self._forget(key)

    def _opened(self, key: str) -> tuple[int, Directory]:
        found = self._open.get(key)
        if found is not None:
            self._open.move_to_end(key)
            return found
        if len(self._open) >= MAX_OPEN_FILES:
            self._forget(next(iter(self._open)))
        descriptor = os.open(self.folder / key, os.O_RDONLY)
        directory = read_directory(descriptor)
        if directory is None:
            os.close(descriptor)
            raise EOFError(f"{self.folder / key} is not complete; try: run it again without --resume")
        self._open[key] = descriptor, directory
        return descriptor, directory

    def _forget(self, key: str) -> None:
        found = self._open.pop(key, None)
        if found is not None:
            os.close(found[0])
