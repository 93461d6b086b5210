"""The phrases of a rule: data files in `dupcheck/rules/phrases`, one a rule, named after it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class Kind(StrEnum):
    """How a phrase must stand to count."""

    LINE = "line"  # it is the whole line
    START = "start"  # the line begins with it
    END = "end"  # the line ends with it
    SENTENCE = "sentence"  # anywhere; at least MIN_SENTENCE_TOKENS tokens


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text` with # for any number; `role` is what the rule makes of it, e.g. "invitation"."""

    rule: str
    role: str
    kind: Kind
    language: str
    text: str


@cache
def phrases_of(rule: str) -> tuple[Phrase, ...]:
    """The phrases of one rule; none when it has no file.

    The file's table `[kinds]` says for each role how its phrases must stand; every other table is a language with a
    list of phrases for each role, and `source` for where they were seen.
    """
    path = resources.files("dupcheck.rules").joinpath("phrases", f"{rule}.toml")
    if not path.is_file():
        return ()
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {role: Kind(kind) for role, kind in tables.pop("kinds").items()}
    return tuple(
        Phrase(rule, role, kinds[role], language, text)
        for language, roles in sorted(tables.items())
        for role, texts in sorted(roles.items())
        if role != "source"
        for text in texts
    )


def phrase_languages(rule: str) -> tuple[str, ...]:
    """The languages a rule has phrases in."""
    return tuple(sorted({phrase.language for phrase in phrases_of(rule)}))
