"""Bytes as text: by mark, as UTF-8, as declared, as detected."""

from __future__ import annotations

from dupcheck.read.base.bom import find_bom

DAMAGED_UTF8 = "utf-8 with invalid bytes"


def decode_text(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of `data` and the name of its encoding, None for clean UTF-8."""
    marked = find_bom(data)
    if marked is not None:
        encoding, length = marked
        text = data[length:].decode(encoding, "replace")
        return text, None if encoding == "utf-8" else encoding
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), DAMAGED_UTF8
