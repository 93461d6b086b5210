"""Bytes as text: by mark, as UTF-8, as declared, as detected."""

from __future__ import annotations

import codecs

from dupcheck.read.base.bom import find_bom
from dupcheck.read.base.guess import guess_encoding

DAMAGED_UTF8 = "utf-8 with invalid bytes"
# Of what is not ASCII in clean legacy text, at most 41 % happens to be valid UTF-8 (EUC-JP; Shift_JIS,
# GB18030 and Big5 25 %, one-byte encodings 1.4 %; 1,400 texts in eight languages), while damaged UTF-8 is
# nearly all valid.
MIN_VALID_SHARE = 0.5
MAX_LOST_SHARE = 0.05  # a declared encoding that loses more of what is not ASCII is not the page's

# What pages declare, read as browsers do: by the superset that software of the time really wrote.
SUPERSETS = {
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
}


def decode_text(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of `data` and the name of its encoding, None for clean UTF-8. Never fails.

    A byte order mark decides and is left out; then UTF-8, even if a few bytes are damaged; then
    `declared`; then what the bytes look like. What cannot be decoded becomes U+FFFD.
    """
    marked = find_bom(data)
    if marked is not None and marked[0] != "utf-8":
        return data[marked[1] :].decode(marked[0], "replace"), marked[0]
    unmarked = data[marked[1] :] if marked else data
    try:
        return unmarked.decode(), None
    except UnicodeDecodeError:
        codec = "utf-8" if marked else choose_encoding(unmarked, declared)
    return unmarked.decode(codec, "replace"), reported_name(codec)


def reported_name(codec: str) -> str:
    """What a document says of bytes that were not clean UTF-8 and were read with `codec`."""
    return DAMAGED_UTF8 if codec == "utf-8" else codecs.lookup(codec).name


def choose_encoding(data: bytes, declared: str | None = None) -> str:
    """The encoding that `data`, which is not clean UTF-8 and has no mark, is best decoded with."""
    if 1 - lost_share(data, "utf-8") >= MIN_VALID_SHARE:
        return "utf-8"
    codec = declared_codec(declared) if declared else None
    if codec is not None and lost_share(data, codec) <= MAX_LOST_SHARE:
        return codec
    return guess_encoding(data) or "utf-8"


def lost_share(data: bytes, encoding: str) -> float:
    """The share of U+FFFD in the characters beyond ASCII that `encoding` makes of `data`; 0.0 without any."""
    text = data.decode(encoding, "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / beyond_ascii if beyond_ascii else 0.0


def declared_codec(declared: str) -> str | None:
    """The Python codec for the name a page declares, None for an unknown one and for UTF-8 and UTF-16.

    A page that declares UTF-16 in ASCII bytes is not UTF-16.
    """
    from resiliparse.parse.encoding import map_encoding_to_html5

    codec = map_encoding_to_html5(declared.strip("\"' \t"))
    return None if codec is None or codec.startswith("utf-") else SUPERSETS.get(codec, codec)
