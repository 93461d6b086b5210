"""Whether a copy is a quotation: in a forum the answer to a post quotes it, under a line that says whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dupcheck.rules.base.patterns import pattern

if TYPE_CHECKING:
    from dupcheck.model.span import Span

MAX_LINES = 4  # above a copy: the quoted post may begin with short lines that are no part of the copy
MAX_LENGTH = 100  # characters of the line that names whom it quotes: a name, a date, a verb
MAX_NAME_WORDS = 4
# A verb or a board's heading, then a colon: "Anna said:", "Anna wrote: ↑Wed Aug 28". One alternation of fixed words.
_SAID = pattern(
    r"(?:\b(?:said|says|wrote|writes|posted|replied|schrieb|sagte|geschrieben|écrit|dit|escribió|dijo|escreveu|disse|"
    r"scritto|detto|schreef|zei|napisał|napisała|powiedział|написал|написала|сказал|сказала|пишет|yazdı|dedi|كتب|قال|"
    r"menulis|berkata|mengatakan)\b|写道|寫道|說|说|書きました|の発言|님이|작성)[^\n:：]{0,12}[:：]",
    re.IGNORECASE,
)
_HEADING = pattern(
    r"(?:originally posted by|quote|quoting|zitat|citation|cita|citação|citazione|citaat|cytat|цитата|alıntı|اقتباس|"
    r"kutipan|引用|인용)\b",
    re.IGNORECASE,
)


def are_quotations(text: str, copies: Sequence[Span]) -> bool:
    """True when all copies but one stand under a line that says whom they quote."""
    return sum(_is_quoted(text, copy.start) for copy in copies) >= len(copies) - 1


def _is_quoted(text: str, start: int) -> bool:
    return any(_names_whom(line, text) for line in _lines_above(text, start))


def _lines_above(text: str, start: int) -> Iterator[str]:
    """The last lines above a place that are not blank, the nearest first."""
    end, found = text.rfind("\n", 0, start), 0
    while end > 0 and found < MAX_LINES:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip()
        if line:
            yield line
            found += 1
        end = begin - 1


def _names_whom(line: str, text: str) -> bool:
    if len(line) > MAX_LENGTH:
        return False
    if (":" in line or "：" in line) and _SAID.search(line):
        return True
    if _HEADING.match(line) and len(line.split()) <= MAX_NAME_WORDS:
        return True
    # "Anna:", where Anna stands above a post of hers on a line of her own.
    name = line[:-1].strip()
    if not line.endswith((":", "：")) or not 0 < len(name.split()) <= MAX_NAME_WORDS:
        return False
    return f"\n{name}\n" in text or text.startswith(f"{name}\n")
