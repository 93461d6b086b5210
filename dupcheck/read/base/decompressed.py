"""Compressed files as plain streams."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dupcheck.errors import UnreadableError
from dupcheck.read.base.compression import Compression, Decompressor, compression_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER_BYTES = 1 << 18  # also what is looked at to tell a format: the first line of JSON lines should fit

# How much goes into a decompressor at once. It bounds what is lost before a fault (the whole step), and
# what a bomb makes of it: zlib at most 1,032 times the step, bz2 and xz some 10,000 times, zstd 128 kB
# for every 4 bytes.
STEP_BYTES = 1 << 12


def open_decompressed(file: str, shown: str) -> io.BufferedReader:
    """The content of `file`, decompressed if its first bytes say so; `shown` names it in errors.

    Reading raises UnreadableError where a compressed stream breaks, once what stands before it was read.
    """
    plain: io.BufferedReader = io.BufferedReader(io.FileIO(file), BUFFER_BYTES)
    compression = compression_of(plain.peek(10)[:10])
    if compression is None:
        return plain
    return io.BufferedReader(DecompressedStream(plain, compression, shown), BUFFER_BYTES)


class DecompressedStream(io.RawIOBase):
    """The members or frames of a compressed file, one after the other, as one stream."""

    def __init__(self, stored: io.BufferedReader, compression: Compression, shown: str) -> None:
        super().__init__()
        self._stored = stored
        self._compression = compression
        self._shown = shown
        self._decompressor: Decompressor | None = None
        self._stored_left = b""
        self._waiting = memoryview(b"")
        self._passed = 0
        self._fault: Exception | None = None

    def readable(self) -> bool:
        """True."""
        return True

    @property
    def stored_position(self) -> int:
        """How many bytes of the stored file were read."""
        return self._stored.tell()

    def close(self) -> None:
        """Close the stored file with the stream."""
        self._stored.close()
        super().close()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """How many bytes were put into `buffer`; 0 at the end."""
        target = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(target) and (self._waiting or self._refill(filled)):
            count = min(len(target) - filled, len(self._waiting))
            target[filled : filled + count] = self._waiting[:count]
            self._waiting = self._waiting[count:]
            self._passed += count
            filled += count
        return filled

    def _refill(self, filled: int) -> bool:
        """True once bytes wait, False at the end; a fault is kept while `filled` bytes before it are to be given."""
        try:
            while not self._waiting and self._fault is None:
                decompressed = self._step()
                if decompressed is None:
                    return False
                self._waiting = memoryview(decompressed)
        except (UnreadableError, OSError) as err:
            self._fault = err
        if self._fault is not None and not filled:
            raise self._fault
        return self._fault is None

    def _step(self) -> bytes | None:
        """What the next stored bytes decompress to, None at a proper end."""
        stored = self._stored_left or self._stored.read(STEP_BYTES)
        self._stored_left = b""
        if self._decompressor is None:
            stored = stored.lstrip(b"\0")  # the padding that tar and tape leave between members
            if stored:
                self._decompressor = self._compression.start()
        elif not stored:
            raise self._broken("the stream ends too early")
        if self._decompressor is None:
            return None if self._at_end() else b""
        return self._decompress(self._decompressor, stored)

    def _decompress(self, decompressor: Decompressor, stored: bytes) -> bytes:
        try:
            decompressed = decompressor.decompress(stored)
        except Exception as err:  # the four libraries have no error class in common
            raise self._broken(str(err)) from err
        if decompressor.eof:
            self._stored_left = decompressor.unused_data
            self._decompressor = None
        return decompressed

    def _at_end(self) -> bool:
        self._stored_left = self._stored.read(STEP_BYTES)
        return not self._stored_left

    def _broken(self, why: str) -> UnreadableError:
        kind = self._compression
        return UnreadableError(
            f"not valid {kind.name} after {self._passed} decompressed bytes of {self._shown}: {why}; "
            f"try: {kind.test} {self._shown}"
        )
