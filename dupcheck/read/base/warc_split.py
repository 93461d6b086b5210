"""A WARC file cut into its records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

MAX_HEADER_BYTES = 1 << 16
MAX_BLOCK_BYTES = 1 << 28  # a page is smaller; what is larger is a film, and is passed over
COPY_BYTES = 1 << 20
DOCUMENT_TYPES = (b"response", b"resource", b"conversion")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """Header and block of a record; the block is empty for a kind that holds no document."""

    header: bytes
    block: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A place where the file is no WARC; `reason` says why, without the cure."""

    reason: str


def split_records(stream: io.BufferedReader) -> Iterator[RawRecord | Break]:
    """The records in order. After a Break it goes on with the next line that begins a record.

    FastWARC reads each by itself: its own iterator stops at the first record that is broken, and it needs a
    stream that can seek.
    """
    line = next_line(stream)
    while line:
        if not line.startswith(b"WARC/"):
            yield Break(reason=f"not a WARC record: {line[:40].decode('ascii', 'replace').strip()!r}")
            while line and not line.startswith(b"WARC/1"):
                line = next_line(stream)
            continue
        header = line + read_header(stream)
        length = content_length(header)
        if length is None:
            yield Break(reason="a record without Content-Length")
        else:
            found = read_block(stream, header, length)
            yield found
            if isinstance(found, Break):
                return
        line = next_line(stream)


def next_line(stream: io.BufferedReader) -> bytes:
    """The next line that is not blank, empty at the end."""
    while line := stream.readline(MAX_HEADER_BYTES):
        if not line.isspace():
            return line
    return b""


def read_header(stream: io.BufferedReader) -> bytes:
    """The lines up to and including the blank one, or to the end or the limit."""
    lines: list[bytes] = []
    size = 0
    while size < MAX_HEADER_BYTES and (line := stream.readline(MAX_HEADER_BYTES)):
        lines.append(line)
        size += len(line)
        if line in (b"\r\n", b"\n"):
            break
    return b"".join(lines)


def header_value(header: bytes, name: bytes) -> bytes | None:
    """The value of the first line that begins with `name`, in any case."""
    for line in header.splitlines()[1:]:
        key, colon, value = line.partition(b":")
        if colon and key.strip().lower() == name:
            return value.strip()
    return None


def content_length(header: bytes) -> int | None:
    """The number of bytes in the record's block, None if the header does not say."""
    value = header_value(header, b"content-length")
    return int(value) if value is not None and value.isdigit() else None


def read_block(stream: io.BufferedReader, header: bytes, length: int) -> RawRecord | Break:
    """The record, its block read only if it can hold a document."""
    kind = (header_value(header, b"warc-type") or b"").lower()
    if kind in DOCUMENT_TYPES and length <= MAX_BLOCK_BYTES:
        block = stream.read(length)
        passed = len(block)
    else:
        block = b""
        passed = pass_over(stream, length)
    if passed < length:
        return Break(reason=f"the file ends after {passed} of the {length} bytes of a record")
    return RawRecord(header=header, block=block)


def pass_over(stream: io.BufferedReader, length: int) -> int:
    """How many of the next `length` bytes there were."""
    left = length
    while left and (step := stream.read(min(left, COPY_BYTES))):
        left -= len(step)
    return length - left
