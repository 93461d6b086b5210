"""A part of an input that a process of its own can read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dupcheck.model.settings import Settings
from dupcheck.read.base.input import Input

# Decompressed. A second of work makes handing it over cheap, is small enough for a worker's share of 256 MB, and lets
# the processes end together: of 68 MB in seven pieces two are busy for 8.2 of 15.8 seconds, in pieces of half the size
# for 7.9.
PIECE_BYTES = 4 << 20
# Of a large input. Every partition of the documents reads a few of them from each shard, 150 us a time: of five million
# pages in shards of 4 MB 2.4 million times, in a quarter of the shards a quarter as often.
LARGE_PIECE_BYTES = 16 << 20
LARGE_BYTES = 1 << 30  # as stored


def piece_bytes_of(num_bytes: int) -> int:
    """How much of an input a piece of it holds, where all inputs are of so many bytes as stored."""
    return LARGE_PIECE_BYTES if num_bytes >= LARGE_BYTES else PIECE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The records from `first_record` on that lie in [start, stop) of `file`, or a whole input.

    A whole input has no `format`: it is opened, decompressed and its format told when it is read. Else `format` names
    the reader, and `start` and `stop` are bytes of decompressed UTF-8, of Parquet row groups. `first_line` is the line
    that begins at `start`, `encoding` what the input was in if not UTF-8. `is_spooled`: `file` was made for this piece
    alone and may go once it is read. `stored_bytes` is its part of the input's size, for progress: those of all
    pieces sum up to no more than the size.
    """

    source: Input
    file: str
    format: str | None = None
    start: int = 0
    stop: int = 0
    first_record: int = 1
    first_line: int = 1
    encoding: str | None = None
    is_spooled: bool = False
    stored_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting:
    """What a format needs to know to cut an input: `in_place` if its stream is the stored file itself."""

    source: Input
    settings: Settings
    spool: Path
    piece_bytes: int
    in_place: bool


def whole_input(source: Input) -> Piece:
    """The one piece that is all of `source`."""
    return Piece(source=source, file=source.file, stored_bytes=source.size)
