"""Files of named sections: arrays that are read by slices, and pickled values."""

from __future__ import annotations

import math
import os
import pickle
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import orjson

MAGIC = b"dupstate"
_ALIGNMENT = 64
_TRAILER_BYTES = len(MAGIC) + 24  # behind the directory: its offset, its size, the checksum of all before the trailer


class Entry(NamedTuple):
    """Where a section lies; `dtype` None marks a pickled value."""

    offset: int
    size: int
    dtype: str | None = None
    item_bytes: int = 0
    shape: Sequence[int] = ()


Directory = dict[str, Sequence[Any]]  # the parts of an Entry by the section's name


def write_sections(path: Path, sections: Mapping[str, Any]) -> None:
    """Write arrays and picklable values to `path`, which is whole or not there.

    The checksum stands at the end, so that a file is complete when it does: object stores have no rename.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    directory: Directory = {}
    with part.open("wb") as file:
        checksum, offset = 0, 0
        for name, value in sections.items():
            entry, data = _encoded(value, offset)
            padding = bytes(entry.offset - offset)
            file.write(padding)
            file.write(data)
            checksum = zlib.crc32(data, zlib.crc32(padding, checksum))
            directory[name] = tuple(entry)
            offset = entry.offset + entry.size
        # Of a large corpus, directories are read millions of times: 6 us as JSON, 70 as a pickle of entries.
        index = orjson.dumps(directory)
        file.write(index)
        numbers = np.array([offset, len(index), zlib.crc32(index, checksum)], dtype="<u8")
        file.write(numbers.tobytes() + MAGIC)
    part.replace(path)


def read_directory(descriptor: int) -> Directory | None:
    """The sections of an open file; None where it is not complete."""
    trailer = _trailer(descriptor)
    if trailer is None:
        return None
    offset, size, _ = trailer
    directory: Directory = orjson.loads(os.pread(descriptor, size, offset))
    return directory


def is_whole(path: Path) -> bool:
    """True for a file that is complete and whose bytes are those that were written."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        trailer = _trailer(descriptor)
        if trailer is None:
            return False
        offset, size, wanted = trailer
        checksum, at = 0, 0
        while at < offset + size:
            data = os.pread(descriptor, min(1 << 20, offset + size - at), at)
            if not data:
                return False
            checksum = zlib.crc32(data, checksum)
            at += len(data)
        return checksum == wanted
    finally:
        os.close(descriptor)


def read_array(descriptor: int, entry: Entry, start: int, stop: int | None) -> npt.NDArray[Any]:
    """Rows `start` to `stop` of an array section, read only."""
    rows = entry.shape[0]
    stop = rows if stop is None else min(stop, rows)
    if len(entry.shape) == 1:  # most are, and a text is read at a time
        size = max(0, stop - start) * entry.item_bytes
        return np.frombuffer(_read(descriptor, entry.offset + start * entry.item_bytes, size), dtype=entry.dtype)
    width, count = math.prod(entry.shape[1:], start=entry.item_bytes), max(0, stop - start)
    data = _read(descriptor, entry.offset + start * width, count * width)
    found: npt.NDArray[Any] = np.frombuffer(data, dtype=entry.dtype)
    return found.reshape(count, *entry.shape[1:])  # the rows of a table may have no columns


def read_value(descriptor: int, entry: Entry) -> Any:
    """A pickled section."""
    return pickle.loads(_read(descriptor, entry.offset, entry.size))


def _read(descriptor: int, offset: int, size: int) -> bytes:
    """Exactly `size` bytes; one call reads at most 2 GB on Linux."""
    data = os.pread(descriptor, size, offset)
    while len(data) < size:
        more = os.pread(descriptor, size - len(data), offset + len(data))
        if not more:
            raise EOFError(f"a state file ends at byte {offset + len(data)}; try: run it again without --resume")
        data += more
    return data


def _encoded(value: Any, offset: int) -> tuple[Entry, Any]:
    start = -(-offset // _ALIGNMENT) * _ALIGNMENT
    if isinstance(value, np.ndarray) and value.dtype != object:
        whole = np.ascontiguousarray(value)
        entry = Entry(start, whole.nbytes, whole.dtype.str, whole.itemsize, whole.shape)
        return entry, whole.reshape(-1).view(np.uint8).data
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return Entry(start, len(data)), data


def _trailer(descriptor: int) -> tuple[int, int, int] | None:
    """Offset and size of the directory and the checksum, from the end of the file."""
    size = os.fstat(descriptor).st_size
    if size < _TRAILER_BYTES:
        return None
    data = os.pread(descriptor, _TRAILER_BYTES, size - _TRAILER_BYTES)
    offset, length, checksum = np.frombuffer(data[:24], dtype="<u8").tolist()
    if data[24:] != MAGIC or offset + length + _TRAILER_BYTES != size:
        return None
    return offset, length, checksum
