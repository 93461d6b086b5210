"""The floors below which no figure may fall: floors.json, each with the reason for which it was set."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from figures.figure import Figure

FLOORS = Path(__file__).with_name("floors.json")
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share that is accepted, and why it is this."""

    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors by name of figure, and the digest of each file of the labelled sets that they were measured on."""

    data: dict[str, str]
    floors: dict[str, Floor]


def read_floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where there is no file."""
    if not path.exists():
        return Floors({}, {})
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Floors(stored["data"], {name: Floor(**floor) for name, floor in stored["floors"].items()})


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Replace the file."""
    path.write_text(json.dumps(asdict(floors), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def pin(figures: Sequence[Figure], before: Floors, data: dict[str, str], reason: str) -> Floors:
    """The figures as floors, rounded down; a floor that stays what it was keeps its reason.

    >>> pin([Figure("a", 2, 3)], Floors({}, {"b": Floor(1.0, "old")}), {}, "first").floors
    {'a': Floor(share=0.6666, reason='first')}
    """
    pinned = {}
    for figure in figures:
        share = math.floor(figure.share * 10**DIGITS) / 10**DIGITS
        old = before.floors.get(figure.name)
        pinned[figure.name] = old if old is not None and old.share == share else Floor(share, reason)
    return Floors(data, pinned)


def complaints(figures: Sequence[Figure], floors: Floors, data: dict[str, str]) -> list[str]:
    """A line for each figure below its floor, each floor without a figure, each file that is not what was pinned.

    >>> complaints([Figure("a", 1, 2)], Floors({}, {"a": Floor(0.6, "")}), {})
    ['a: 0.5000 (1 of 2) is below its floor of 0.6']
    """
    shares = {figure.name: figure for figure in figures}
    low = [
        f"{name}: {figure.share:.4f} ({figure.hits} of {figure.total}) is below its floor of {floor.share}"
        for name, floor in floors.floors.items()
        if (figure := shares.get(name)) is not None and figure.share < floor.share
    ]
    missing = [
        f"{name}: has a floor of {floor.share} and was not measured"
        for name, floor in floors.floors.items()
        if name not in shares
    ]
    other = [
        f"{name}: not the file that the floors were measured on"
        for name in floors.data
        if data.get(name) != floors.data[name]
    ]
    return [*low, *missing, *other]


def with_prefix(floors: Floors, prefix: str) -> Floors:
    """Those whose name begins so, without the digests: other scripts pin the others.

    >>> with_prefix(Floors({}, {"a/b": Floor(1.0, ""), "c": Floor(1.0, "")}), "a/").floors
    {'a/b': Floor(share=1.0, reason='')}
    """
    return Floors({}, {name: floor for name, floor in floors.floors.items() if name.startswith(prefix)})


def without_prefix(floors: Floors, prefix: str) -> Floors:
    """Those whose name begins otherwise."""
    return Floors(floors.data, {name: floor for name, floor in floors.floors.items() if not name.startswith(prefix)})


def joined(one: Floors, other: Floors) -> Floors:
    """The floors and digests of both."""
    return Floors({**one.data, **other.data}, {**one.floors, **other.floors})


def digests(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """The SHA-256 of each file; empty where it is not there."""
    paths = {name: folder / name for name in names}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "" for name, path in paths.items()
    }
