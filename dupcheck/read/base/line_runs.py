"""A stream of lines cut into runs of whole lines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dupcheck.read.base.faults import until_fault

WHITE_SPACE = b" \t\n\r\v\f"
BLANK_LINE = re.compile(rb"[ \t\r\v\f]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRun:
    """Whole lines, `num_records` of them not blank; lines and records are numbered from 1."""

    data: bytes
    first_line: int
    first_record: int
    num_records: int


def cut_lines(stream: io.BufferedReader, run_bytes: int) -> Iterator[LineRun]:
    """All lines of `stream`, in runs of `run_bytes` and the rest of a line, or more.

    Where the stream breaks, what stands before the broken line, then the error.
    """
    line = record = 1
    for data in _whole_lines(stream, run_bytes):
        num_lines, num_records = count_lines(data)
        yield LineRun(data=data, first_line=line, first_record=record, num_records=num_records)
        line += num_lines
        record += num_records


def count_lines(data: bytes) -> tuple[int, int]:
    """How many lines `data` has, and how many of them are not blank."""
    import numpy as np

    content = np.frombuffer(data, np.uint8)
    starts = np.concatenate(([0], np.flatnonzero(content == ord("\n")) + 1))
    starts = starts[starts < len(content)]
    # Only a line that begins with white space can be blank; others are not looked at.
    is_white = np.zeros(256, bool)
    is_white[list(WHITE_SPACE)] = True
    doubtful = starts[is_white[content[starts]]]
    num_blank = sum(BLANK_LINE.match(data, start) is not None for start in doubtful.tolist())
    return len(starts), len(starts) - num_blank


def _whole_lines(stream: io.BufferedReader, run_bytes: int) -> Iterator[bytes]:
    waiting: list[bytes] = []
    size = 0
    faults: list[Exception] = []
    for block in until_fault(iter(lambda: stream.read1(run_bytes), b""), faults):
        size += len(block)
        end = block.rfind(b"\n") + 1 if size >= run_bytes else 0
        waiting.append(block[:end] if end else block)
        if end:
            yield b"".join(waiting)
            waiting = [block[end:]]
            size = len(waiting[0])
    rest = b"".join(waiting)
    if faults:
        rest = rest[: rest.rfind(b"\n") + 1]
    if rest:
        yield rest
    for fault in faults:
        raise fault
