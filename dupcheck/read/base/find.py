"""The files behind the paths, folders, globs and streams a user names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dupcheck.model.document import Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.exclude import is_excluded
from dupcheck.read.base.input import Input
from dupcheck.read.base.registry import reader_named
from dupcheck.read.base.spool import spool_to_file

STDIN = "-"
WILDCARDS = frozenset("*?[")


def find_inputs(paths: Sequence[str], settings: Settings) -> list[Input | Skipped]:
    """The files that `paths` name, sorted and without repeats, and a Skipped for what cannot be had.

    A folder stands for every file below it but hidden ones; a symbolic link to a folder is followed only
    if it is named itself. Raises SettingsError for an unknown `settings.input_format`.
    """
    if settings.input_format is not None:
        reader_named(settings.input_format)
    found: dict[str, Input | Skipped] = {}
    for named in dict.fromkeys(os.fspath(path) for path in paths):
        for one in _expand(named, settings.exclude):
            found.setdefault(one.path, one)
    return [found[path] for path in sorted(found)]


def shown_path(file: str | Path) -> str:
    """`file` relative to the working folder with /, absolute if it lies outside; always valid Unicode."""
    whole = os.path.abspath(file)  # noqa: PTH100 - Path.resolve would follow links and report another name
    below = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - ends in exactly one separator
    shown = whole[len(below) :] if whole.startswith(below) else whole
    return os.fsencode(shown or whole).decode("utf-8", "replace").replace(os.sep, "/")


def _expand(named: str, exclude: Sequence[str]) -> Iterator[Input | Skipped]:
    if named == STDIN:
        file = spool_to_file(sys.stdin.buffer)
        yield Input(path=STDIN, file=file, size=Path(file).stat().st_size)
    elif os.path.lexists(named):
        yield from _expand_existing(Path(named), exclude)
    elif not WILDCARDS.isdisjoint(named):
        yield from _expand_glob(named, exclude)
    else:
        reason = "no such file or folder; try: a path relative to the working folder, or an absolute one"
        yield Skipped(path=shown_path(named), reason=reason)


def _expand_glob(pattern: str, exclude: Sequence[str]) -> Iterator[Input | Skipped]:
    import glob

    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        reason = "no file matches this pattern; try: ** to look in every folder below"
        yield Skipped(path=shown_path(pattern), reason=reason)
    for match in matches:
        yield from _expand_existing(Path(match), exclude)


def _expand_existing(named: Path, exclude: Sequence[str]) -> Iterator[Input | Skipped]:
    if named.is_dir():
        yield from _walk(named, named, exclude)
    elif is_excluded([shown_path(named)], exclude):
        return
    elif named.is_fifo() or named.is_char_device():
        yield from _spool(named)
    else:
        yield _as_input(named)


def _walk(folder: Path, root: Path, exclude: Sequence[str]) -> Iterator[Input | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as err:
        yield _unreadable(folder, err)
        return
    for entry in entries:
        file = folder / entry.name
        if entry.name.startswith("."):
            continue
        if exclude and is_excluded([shown_path(file), file.relative_to(root).as_posix()], exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(file, root, exclude)
        elif not entry.is_dir():
            yield _as_input(file)


def _as_input(file: Path) -> Input | Skipped:
    try:
        status = file.stat()
    except OSError as err:
        return _unreadable(file, err)
    if not file.is_file():
        return Skipped(path=shown_path(file), reason="not a regular file; try: pipe it in and name - instead")
    return Input(path=shown_path(file), file=str(file.absolute()), size=status.st_size)


def _spool(named: Path) -> Iterator[Input | Skipped]:
    """A pipe such as a shell's <(command), read once into a temporary file."""
    try:
        with named.open("rb") as stream:
            file = spool_to_file(stream)
    except OSError as err:
        yield _unreadable(named, err)
    else:
        yield Input(path=shown_path(named), file=file, size=Path(file).stat().st_size)


def _unreadable(file: Path, err: OSError) -> Skipped:
    path = shown_path(file)
    return Skipped(path=path, reason=f"cannot be read: {err.strerror or err}; try: ls -l {path}")
