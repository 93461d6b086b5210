"""The lines that pages leave in texts, worded by platform and language: widgets/<rule>.txt.

Written from the platforms' own localisations, apart from the phrase files of the rules. A block begins with
"language: where it stands", its lines follow, a blank line ends it. {n} is a number, {name} a person, {site} a site,
{title} a headline, {year} and {date} what they say. A line that begins with "?" may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parents[1] / "widgets"
NAMES = ("Anna Berg", "M. Okafor", "Luis Prieto", "J. Novak", "Sofia Lindqvist", "Tom Hale")
SITES = ("The Harbour Post", "Nordlicht", "kumo.example", "La Gaceta del Valle", "Blog Merapi")
DATES = ("3 May 2024", "12.11.2023", "2024-02-07", "07/09/2022")


@dataclass(frozen=True, slots=True)
class Widget:
    """The lines of one widget; those in `optional` may be missing."""

    platform: str
    lines: tuple[str, ...]
    optional: frozenset[int]

    def filled(self, random: Random, title: str) -> list[str]:
        """The lines with their slots filled."""
        n, year = random.choice((1, 3, 12, 48, 207)), random.choice((2016, 2021, 2024))
        slots = {
            "{n}": str(n),
            "{year}": str(year),
            "{name}": random.choice(NAMES),
            "{site}": random.choice(SITES),
            "{date}": random.choice(DATES),
            "{title}": title,
        }
        filled = list(self.lines)
        for slot, value in slots.items():
            filled = [line.replace(slot, value) for line in filled]
        return filled


def widgets_of(rule: str, language: str) -> tuple[Widget, ...]:
    """The widgets of one rule's file in a language."""
    return _widgets(rule).get(language, ())


def widget_languages(rule: str) -> tuple[str, ...]:
    """The languages in which a rule's file has widgets."""
    return tuple(sorted(_widgets(rule)))


@cache
def _widgets(rule: str) -> dict[str, tuple[Widget, ...]]:
    found: dict[str, list[Widget]] = {}
    for block in (FOLDER / f"{rule}.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        head, body = lines[0], lines[1:]
        if head.startswith("#") or not body:
            continue
        language, _, platform = head.partition(":")
        found.setdefault(language, []).append(_widget(platform.strip(), body))
    return {language: tuple(widgets) for language, widgets in found.items()}


def _widget(platform: str, body: Iterable[str]) -> Widget:
    lines = list(body)
    optional = frozenset(place for place, line in enumerate(lines) if line.startswith("?"))
    return Widget(platform, tuple(line.removeprefix("?") for line in lines), optional)
