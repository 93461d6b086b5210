"""A stream that is read ahead in a thread of its own."""

from __future__ import annotations

import io
from queue import Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING

from dupcheck.read.base.decompressed import DecompressedStream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK_BYTES = 1 << 18
MAX_BLOCKS = 32  # 8 MB: a piece ahead
PATIENCE_SECONDS = 0.2  # after which the thread looks whether anybody still reads


class AheadStream(io.RawIOBase):
    """What `stream`, a buffer of `packed`, holds; decompressed by one core while another works on what it gave.

    It comes by way of a queue of at most MAX_BLOCKS; what reading `stream` raises is raised at the same byte.
    `stored_position` says how much of the stored file stands behind what was read.
    """

    def __init__(self, stream: io.BufferedReader, packed: DecompressedStream) -> None:
        super().__init__()
        self.stored_position = 0
        self._stream = stream
        self._packed = packed
        self._blocks: Queue[tuple[bytes | Exception, int]] = Queue(MAX_BLOCKS)
        self._is_abandoned = Event()
        self._waiting = memoryview(b"")
        self._end: bytes | Exception | None = None
        self._thread = Thread(target=self._fill, name="dupcheck-read-ahead", daemon=True)
        self._thread.start()

    def readable(self) -> bool:
        """True."""
        return True

    def close(self) -> None:
        """End the thread, then close the stream it read."""
        if not self.closed:
            self._is_abandoned.set()
            self._thread.join()
            self._stream.close()
        super().close()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """How many bytes were put into `buffer`; 0 at the end."""
        if not self._waiting:
            block = self._next_block()
            if isinstance(block, Exception):
                raise block
            self._waiting = memoryview(block)
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._waiting))
        target[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count

    def _next_block(self) -> bytes | Exception:
        if self._end is not None:
            return self._end
        block, self.stored_position = self._blocks.get()
        if not block or isinstance(block, Exception):
            self._end = block
        return block

    def _fill(self) -> None:
        """Puts every block into the queue, then b"" or the error that ended them."""
        block: bytes | Exception = b"begun"
        while block and not isinstance(block, Exception):
            try:
                block = self._stream.read1(BLOCK_BYTES)
            except Exception as err:  # raised where it is read, whatever it is
                block = err
            if not self._put(block, self._packed.stored_position):
                return

    def _put(self, block: bytes | Exception, position: int) -> bool:
        """True once `block` is in the queue, False if nobody reads any more."""
        while not self._is_abandoned.is_set():
            try:
                self._blocks.put((block, position), timeout=PATIENCE_SECONDS)
            except Full:
                continue
            return True
        return False
