"""What UTF-8 looks like when it is read in a one-byte encoding.

A character of two bytes becomes a unit of two characters, the first from the page's C2..DF, the second from its 80..BF;
one of three bytes a unit of three, and so on. Most such pairs are never written on purpose, a few are (a capital before
a closing quote): see `CodePage.is_strong`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from dupcheck.rules.base.patterns import pattern

# In the order in which they are believed when two explain a text equally well.
NAMES = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1253",
    "cp1256",
    "cp1255",
    "cp1257",
    "mac_roman",
    "cp437",
    "latin-1",
)
# First bytes of the Latin letters with marks, Greek, Cyrillic, Hebrew and Arabic; the others are rare scripts' or IPA.
_PAIR_LEADS = (*range(0xC2, 0xC6), *range(0xCE, 0xD2), *range(0xD7, 0xDC))
# Written right behind a letter on purpose: closing quotes, dashes, dots, the no-break space, signs of trade and degree.
_CLOSING = frozenset("\u00a0\u00ad»«›‹’‘”“…–—―•·،؛؟")
_SIGNS = frozenset("©®™°№²³")
_MARKS = frozenset("µªºƒ¡¿§¶†‡‰‚„")
_ON_PURPOSE = frozenset(["Å²", "Å³", "Å±", "Ø±", "×²", "×³", "×½", "×¼", "×¾", "Î¼", "Ï€"])


@dataclass(frozen=True, slots=True)
class CodePage:
    """A one-byte encoding; `high` are its characters for the bytes 80..FF, `units` finds runs of units in a text."""

    name: str
    high: str
    unit: re.Pattern[str]
    units: re.Pattern[str]

    @property
    def is_latin(self) -> bool:
        """True when its letters are Latin or it has none of a script."""
        return self.name not in ("cp1251", "cp1253", "cp1255", "cp1256")

    @property
    def classes(self) -> tuple[str, str, str, str]:
        """The first characters of units of two, of more, all later ones, and those that nobody writes there."""
        followers = self.high[:0x40] + "\ufffd"
        symbols = "".join(filter(self._is_symbol, followers)) + self.high[0]
        return "".join(self.high[lead - 0x80] for lead in _PAIR_LEADS), self.high[0x60:0x75], followers, symbols

    def decoded(self, units: str) -> str | None:
        """The text that was meant; None where a byte is lost."""
        try:
            return bytes(0x80 + self.high.index(char) for char in units).decode()
        except ValueError:
            return None

    def is_strong(self, unit: str) -> bool:
        """True when nobody writes this unit on purpose."""
        if unit in _ON_PURPOSE:
            return False
        lead = 0x80 + self.high.index(unit[0])
        if lead >= 0xF0 or (lead == 0xE2 and unit[1] == self.high[0]):  # emoji; quotes and dashes
            return True
        return (unit[0] == "├" and unit[1].isalpha()) or any(self._is_symbol(char) for char in unit[1:])

    def _is_symbol(self, char: str) -> bool:
        if char in _CLOSING or char == "\ufffd" or (char in _SIGNS and not self.is_latin):
            return False
        if "\u2500" <= char <= "\u259f":  # frames are drawn with them
            return False
        return char in _MARKS or unicodedata.category(char)[0] in "SN" or unicodedata.category(char) == "Cc"


@cache
def code_pages() -> tuple[CodePage, ...]:
    """All code pages that are tried."""
    return tuple(_code_page(name) for name in NAMES)


def _code_page(name: str) -> CodePage:
    high = "".join(_character(byte, name) for byte in range(0x80, 0x100))
    # A lost byte is a replacement character. Units have a fixed length and no two begin alike: linear.
    follower = _one_of(high[:0x40] + "\ufffd")
    pair = _one_of("".join(high[lead - 0x80] for lead in _PAIR_LEADS))
    triple, quad = _one_of(high[0x60:0x70]), _one_of(high[0x70:0x75])
    unit = f"(?:{pair}{follower}|{triple}{follower}{{2}}|{quad}{follower}{{3}})"
    return CodePage(name, high, pattern(unit), pattern(f"{unit}+"))


def _character(byte: int, name: str) -> str:
    """The page's character; a C1 control where it has none, as browsers read Windows-1252."""
    try:
        return bytes([byte]).decode(name)
    except UnicodeDecodeError:
        return chr(byte)


def _one_of(characters: str) -> str:
    return f"[{re.escape(characters)}]"
