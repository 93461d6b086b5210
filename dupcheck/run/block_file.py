"""A block file: what a reviewer said of learned boilerplate, as TOML."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path

from dupcheck.errors import SettingsError
from dupcheck.model.block_verdict import BlockVerdict

VERSION = 1
VERDICTS = {"accept": True, "ignore": False, "open": None}
_KEYS = ("site", "text", "verdict", "reason")
_HEADER = re.compile(r"\s*\[\[\s*block\s*\]\]")


def read_block_file(path: str) -> tuple[BlockVerdict, ...]:
    """The entries of the file, by site and text; SettingsError that names the line and the cure where it is broken."""
    try:
        source = Path(path).read_text(encoding="utf-8")
    except OSError as err:
        raise SettingsError(f"cannot read the block file {path}: {err.strerror or err}") from err
    except UnicodeDecodeError as err:
        raise SettingsError(f"the block file {path} is not UTF-8 at byte {err.start}; save it as UTF-8") from err
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as err:
        raise SettingsError(f'{path} is not valid TOML: {err}; a text stands in quotes, as text = "..."') from err
    return _entries(table, path, source)


def _entries(table: dict[str, object], path: str, source: str) -> tuple[BlockVerdict, ...]:
    for key in table:
        if key not in ("version", "block"):
            where = _line_of(source, 0, None, key)
            raise SettingsError(f"{path}:{where}: unknown key {key!r}{_nearest(key, ('version', 'block'))}")
    if table.get("version", VERSION) != VERSION:
        where = _line_of(source, 0, None, "version")
        raise SettingsError(f"{path}:{where}: version must be {VERSION}, got {table['version']!r}")
    listed = table.get("block", [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise SettingsError(f"{path}:{_line_of(source, 0, None, 'block')}: an entry begins with [[block]]")
    places = _places(source, len(listed))
    found: dict[tuple[str, str], BlockVerdict] = {}
    for number, entry in enumerate(listed):
        first, last = places[number], places[number + 1]
        verdict = _entry(entry, path, source, first, last)
        known = found.setdefault(verdict.sort_key, verdict)
        if known.accepted != verdict.accepted:
            raise SettingsError(
                f"{path}:{first}: the block {verdict.text[:40]!r} of {verdict.site} has another verdict in line "
                f"{known.line}; keep one of the two"
            )
    return tuple(sorted(found.values(), key=lambda verdict: verdict.sort_key))


def _entry(entry: dict[str, object], path: str, source: str, first: int, last: int | None) -> BlockVerdict:
    for key, value in entry.items():
        if key not in _KEYS:
            where = _line_of(source, first, last, key)
            raise SettingsError(f"{path}:{where}: unknown key {key!r}{_nearest(key, _KEYS)}")
        if not isinstance(value, str):
            where = _line_of(source, first, last, key)
            raise SettingsError(f"{path}:{where}: {key} must be a text in quotes, got {value!r}")
    for key in ("site", "text", "verdict"):
        if not str(entry.get(key, "")).strip():
            raise SettingsError(f'{path}:{first}: the entry needs {key} = "..."')
    verdict = str(entry["verdict"])
    if verdict not in VERDICTS:
        where = _line_of(source, first, last, "verdict")
        hint = _nearest(verdict, tuple(VERDICTS))
        raise SettingsError(f"{path}:{where}: verdict must be accept, ignore or open, got {verdict!r}{hint}")
    return BlockVerdict(
        site=str(entry["site"]),
        text=str(entry["text"]),
        accepted=VERDICTS[verdict],
        reason=str(entry.get("reason", "")),
        line=first,
    )


def _places(source: str, count: int) -> list[int]:
    """The line of every entry and one behind the last; a text may hold what looks like a header, then all are 1."""
    lines = source.splitlines()
    headers = [number for number, line in enumerate(lines, 1) if _HEADER.match(line)]
    return [*headers, len(lines) + 1] if len(headers) == count else [1] * count + [len(lines) + 1]


def _line_of(source: str, first: int, last: int | None, key: str) -> int:
    """The line between `first` and `last` that sets `key`; `first` where none is seen to."""
    pattern = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[=\].]""")
    for number, line in enumerate(source.splitlines(), 1):
        if number >= first and (last is None or number < last) and pattern.match(line):
            return number
    return max(1, first)


def _nearest(word: str, words: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else f"; known are {', '.join(words)}"
