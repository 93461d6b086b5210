"""Byte order marks, and streams that begin with one as UTF-8."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STEP_BYTES = 1 << 16

# UTF-32 first: its little-endian mark begins with that of UTF-16.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def find_bom(head: bytes) -> tuple[str, int] | None:
    """The encoding that the byte order mark of `head` names and the mark's length, None without a mark."""
    return next(((encoding, len(mark)) for mark, encoding in BOMS if head.startswith(mark)), None)


def as_utf8(stream: io.BufferedReader) -> tuple[io.BufferedReader, str | None]:
    """The stream behind its byte order mark, as UTF-8, and the encoding it had if that was another one."""
    marked = find_bom(stream.peek(4)[:4])
    if marked is None:
        return stream, None
    encoding, length = marked
    stream.read(length)
    if encoding == "utf-8":
        return stream, None
    return io.BufferedReader(TranscodedStream(stream, encoding), STEP_BYTES), encoding


class TranscodedStream(io.RawIOBase):
    """A stream of another encoding as UTF-8; what cannot be decoded becomes U+FFFD."""

    def __init__(self, stored: io.BufferedReader, encoding: str) -> None:
        super().__init__()
        self._stored = stored
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._at_end = False

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """How many bytes were put into `buffer`; 0 at the end."""
        target = memoryview(buffer).cast("B")
        while not self._waiting and not self._at_end:
            stored = self._stored.read(STEP_BYTES)
            self._at_end = not stored
            # A lone surrogate of UTF-16 is replaced by the decoder, so this cannot fail.
            self._waiting = self._decoder.decode(stored, self._at_end).encode()
        count = min(len(target), len(self._waiting))
        target[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count
