"""The phrases of a rule: data files in `dupcheck/rules/phrases`, one a rule, named after it."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "phrases"
NO_ROLES = ("source", "unverified")


class Kind(StrEnum):
    """How a phrase must stand to count."""

    LINE = "line"  # it is the whole line
    START = "start"  # the line begins with it
    END = "end"  # the line ends with it
    SENTENCE = "sentence"  # anywhere; at least MIN_SENTENCE_TOKENS tokens
    WORD = "word"  # in a line of a sentence or two, or near either end of the text; says where stems are looked for
    SHORT = "short"  # the same in a line of a few words, or in the text's last ones
    LATE = "late"  # the same near the end of the text
    STEMS = "stems"  # "a|b + c|d": the line holds one of each group, as beginnings of words; see base/stems.py


WORDS = (Kind.WORD, Kind.SHORT, Kind.LATE)  # that only say where stems are looked for


class Phrase(NamedTuple):
    """`text` with # for any number; `role` is what the rule makes of it, e.g. "invitation".

    `verified` is False for a wording that nobody has yet seen on a page or in a platform's own translation.
    """

    rule: str
    role: str
    kind: Kind
    language: str
    text: str
    verified: bool = True


@cache
def phrases_of(rule: str) -> tuple[Phrase, ...]:
    """The phrases of one rule; none when it has no file.

    The file's object "kinds" says for each role how its phrases must stand, "about" what they are, "with" of which
    other rule's file this rule takes the phrases too, "stems_seen" in which languages a line of a real page said what
    its stems say; every other object is a language with a list of phrases for each role, "source" for where they were
    seen, and "unverified" with more lists by role.
    """
    path = FOLDER / f"{rule}.json"
    if not path.is_file():
        return ()
    # JSON, because every check reads all files: a tenth of the time that TOML takes, which was 70 ms.
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables.pop("about", None)
    taken = (phrase._replace(rule=rule) for phrase in phrases_of(tables.pop("with", "")))
    kinds = {role: Kind(kind) for role, kind in tables.pop("kinds").items()}
    seen = tables.pop("stems_seen", ())
    own = (
        Phrase(rule, role, kind, language, text, verified and (kind is not Kind.STEMS or language in seen))
        for language, roles in sorted(tables.items())
        for verified, lists in ((True, roles), (False, roles.get("unverified", {})))
        for role, texts in sorted(lists.items())
        if role not in NO_ROLES
        for kind in (kinds[role],)
        for text in texts
    )
    return (*taken, *own)


def phrase_languages(rule: str) -> tuple[str, ...]:
    """The languages a rule has phrases in."""
    return tuple(sorted({phrase.language for phrase in phrases_of(rule)}))
