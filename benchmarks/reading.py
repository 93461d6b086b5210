"""Merely reads JSON lines: decompress and parse each, and do nothing with it. `floor.py` runs it beside an audit."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path
from typing import BinaryIO, cast

import orjson
import zstandard


def open_lines(path: Path) -> BinaryIO:
    """The decompressed lines, by the end of the file's name."""
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if path.suffix == ".zst":
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(path.open("rb")), 1 << 20)
    return path.open("rb")


def main() -> None:
    """Read the file of the command line."""
    with open_lines(Path(sys.argv[1])) as lines:
        for line in lines:
            orjson.loads(line)


if __name__ == "__main__":
    main()
