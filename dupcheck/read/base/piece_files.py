"""The bytes of pieces: in files of their own, and read from wherever they lie."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dupcheck.errors import UnreadableError
from dupcheck.read.base.decompressed import BUFFER_BYTES
from dupcheck.read.base.piece import Piece, Splitting


def new_file(splitting: Splitting) -> Path:
    """An empty file in the spool folder that nobody else has."""
    import os
    import tempfile

    handle, name = tempfile.mkstemp(prefix="piece-", dir=splitting.spool)
    os.close(handle)
    return Path(name)


def spool_piece(data: bytes, piece: Piece, splitting: Splitting) -> Piece:
    """`piece` with `data` written to a file of its own."""
    file = new_file(splitting)
    file.write_bytes(data)
    return replace(piece, file=str(file), start=0, stop=len(data), is_spooled=True)


def read_stored(piece: Piece) -> bytes:
    """The bytes of a piece. UnreadableError if the file has become shorter since it was cut."""
    with Path(piece.file).open("rb") as file:
        file.seek(piece.start)
        data = file.read(piece.stop - piece.start)
    if len(data) < piece.stop - piece.start:
        raise _cut_short(piece)
    return data


def read_stored_lines(piece: Piece) -> Iterator[bytes]:
    """The lines of a piece. UnreadableError if the file has become shorter since it was cut."""
    left = piece.stop - piece.start
    with io.BufferedReader(io.FileIO(piece.file), BUFFER_BYTES) as file:
        file.seek(piece.start)
        for line in file:
            yield line
            left -= len(line)
            if left <= 0:
                return
    if left > 0:
        raise _cut_short(piece)


def _cut_short(piece: Piece) -> UnreadableError:
    return UnreadableError(f"{piece.source.path} has become shorter while it was read; try: a copy of it")
