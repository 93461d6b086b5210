"""The legacy encoding that undeclared bytes look like."""

from __future__ import annotations

import re

SAMPLE_BYTES = 1 << 15
BEFORE_BYTES = 1 << 10
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

# What old pages and exports are written in. Without this list the detector offers EBCDIC and code pages
# of DOS.
CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "iso8859_2", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp874",
]  # fmt: skip

# In Western text what is not ASCII is a letter of these or a sign; signs do not stand between two letters, but
# for the apostrophe, dashes and spaces; and three accented letters do not follow each other. Polish, Czech and
# Turkish bytes break the first two rules, other scripts the third. Hungarian cannot be told apart this way.
WESTERN_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŸŠšŽž"
UNWESTERN = re.compile(
    f"[^\x00-\x7f{WESTERN_LETTERS}\xa0-\xbf\u2013-\u2026\u20ac\u2030\u2039\u203a\u2122×÷]"
    f"|[A-Za-z{WESTERN_LETTERS}][\xa1-\xac\xae-\xb6\xb8-\xbf\u201a\u201e×÷][a-z{WESTERN_LETTERS}]"
    f"|[{WESTERN_LETTERS}]{{3}}"
)
MAX_WESTERN_SHARE = 0.34  # accented letters of all: texts stay below 0.1, one word ("smörgås") reaches 0.29


def guess_encoding(data: bytes) -> str | None:
    """The Python codec `data` seems written in, None if none fits; the same for the same bytes.

    cp1252 is tried by a rule of its own, for the detector takes Spanish and Swedish for Polish or Mac Roman
    (33 of 75 texts).
    """
    sample = cut_sample(data)
    if looks_western(sample):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=CANDIDATES).best()
    return best.encoding if best else None


def cut_sample(data: bytes) -> bytes:
    """A part of `data` around its first bytes beyond ASCII, without halved characters."""
    first = BEYOND_ASCII.search(data)
    start = max(0, first.start() - BEFORE_BYTES) if first else 0
    sample = data[start : start + SAMPLE_BYTES]
    if len(sample) < SAMPLE_BYTES:
        return sample
    return sample[: max(sample.rfind(b"\n"), sample.rfind(b" "), SAMPLE_BYTES // 2)]


def looks_western(sample: bytes) -> bool:
    """True if `sample`, as cp1252, reads like a language of Western Europe."""
    text = sample.decode("cp1252", "replace")
    letters = sum(char.isalpha() for char in text)
    accented = sum(char.isalpha() and char > "\x7f" for char in text)
    return accented <= MAX_WESTERN_SHARE * letters and UNWESTERN.search(text) is None
