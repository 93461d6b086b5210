"""The encoding of a text that is read piece by piece."""

from __future__ import annotations

import codecs
import io

from dupcheck.errors import UnreadableError
from dupcheck.read.base.bom import find_bom
from dupcheck.read.base.decompressed import open_decompressed
from dupcheck.read.base.encoding import choose_encoding, reported_name
from dupcheck.read.base.input import Input

STEP_BYTES = 1 << 18


def open_text(stream: io.BufferedReader, source: Input) -> tuple[io.TextIOWrapper, str | None]:
    """`stream` as text with its line ends kept, and its encoding's name, None for clean UTF-8.

    Without a byte order mark the file is gone through once before, to the first byte that is not UTF-8.
    """
    marked = find_bom(stream.peek(4)[:4])
    if marked is not None:
        stream.read(marked[1])
        codec = marked[0]
        encoding = None if codec == "utf-8" else codec
    else:
        sample = find_invalid_utf8(source)
        codec = choose_encoding(sample) if sample else "utf-8"
        encoding = reported_name(codec) if sample else None
    return io.TextIOWrapper(stream, encoding=codec, errors="replace", newline=""), encoding


def find_invalid_utf8(source: Input) -> bytes:
    """What stands around the first bytes of a file that are not UTF-8; empty if all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    with open_decompressed(source.file, source.path) as stream:
        while True:
            try:
                step = stream.read(STEP_BYTES)
            except UnreadableError:
                return b""  # the reader proper meets the break again and reports it
            try:
                decoder.decode(step, final=not step)
            except UnicodeDecodeError:
                return before + step
            if not step:
                return b""
            before = step
