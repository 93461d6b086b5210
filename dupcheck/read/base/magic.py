"""What a file is that no reader takes."""

from __future__ import annotations

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, or a document in one"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"wOFF", "WOFF"),
    (b"wOF2", "WOFF"),
    (b"ARROW1\0\0", "Arrow"),
    (b"Obj\x01", "Avro"),
    (b"\x04\x22\x4d\x18", "LZ4"),
    (b"\x1f\x9d", "compress"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"fLaC", "FLAC"),
)
# Controls that text does not hold; bytes from 0x80 on are text of some encoding.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
MAX_CONTROL_SHARE = 0.01  # the cut between text with a slip in it and a binary format; NUL alone decides otherwise


def name_signature(head: bytes) -> str | None:
    """The foreign format that begins like `head`, None if none does."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "WebP", b"WAVE": "WAV"}.get(head[8:12], "RIFF")
    if head[4:8] == b"ftyp":
        return "MP4 or AVIF"
    for signature, name in SIGNATURES:
        if head.startswith(signature) and not (name == "BMP" and looks_like_text(head)):
            return name
    return None


def looks_like_text(head: bytes) -> bool:
    """True if `head` has no NUL and next to no control characters, or begins with a UTF-16 or UTF-32 mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    controls = len(head) - len(head.translate(None, CONTROLS))
    return b"\0" not in head and controls <= MAX_CONTROL_SHARE * len(head)
