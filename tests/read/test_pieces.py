"""Inputs cut into pieces: together they hold what the whole holds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import threading
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, Piece, read_documents, read_piece, split_input, whole_input
from dupcheck.read.base.line_runs import count_lines

CORPORA = Path(__file__).parents[2] / "corpora"
FILES = sorted(file for folder in ("hostile", "demo") for file in (CORPORA / folder).rglob("*") if file.is_file())


def as_input(file: Path) -> Input:
    return Input(path=file.name, file=str(file), size=file.stat().st_size)


def read_cut(
    source: Input, spool: Path, piece_bytes: int, settings: Settings | None = None
) -> tuple[list[Document | Skipped], int]:
    """What the pieces hold, one after the other, and how many pieces there are."""
    found: list[Document | Skipped] = []
    num_pieces = 0
    for one in split_input(source, settings or Settings(), spool, piece_bytes=piece_bytes):
        if isinstance(one, Piece):
            num_pieces += 1
            found.extend(read_piece(one, settings or Settings()))
        else:
            found.append(one)
    return found, num_pieces


@pytest.mark.parametrize("piece_bytes", [1, 100, 1000])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_pieces_of_a_file_hold_what_the_file_holds(file: Path, piece_bytes: int, tmp_path: Path) -> None:
    found, _ = read_cut(as_input(file), tmp_path, piece_bytes)
    assert found == list(read_documents(as_input(file), Settings()))


def jsonl(count: int) -> bytes:
    return b"".join(b'\n{"text": "line %d"}\n' % number for number in range(count))


def warc(count: int) -> bytes:
    records = []
    for number in range(count):
        kind, status = (b"image/png", b"200 OK") if number % 5 == 4 else (b"text/html", b"200 OK")
        page = b"HTTP/1.1 %b\r\nContent-Type: %b\r\n\r\n<p>page %d</p>" % (status, kind, number)
        header = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        records.append(header + b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(page), page))
    return b"".join(records)


def parquet(count: int, row_group_size: int) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table({"text": [f"row {n} " * 9 for n in range(count)]}), target, row_group_size=row_group_size)
    return target.getvalue()


CONTENTS: dict[str, bytes] = {
    "a.jsonl": jsonl(200),
    "a.jsonl.gz": gzip.compress(jsonl(200)),
    "a.jsonl.bz2": bz2.compress(jsonl(200)),
    "a.jsonl.xz": lzma.compress(jsonl(200)),
    "a.jsonl.zst": zstandard.compress(jsonl(100)) + zstandard.compress(jsonl(100)),
    "utf16.jsonl": jsonl(200).decode().encode("utf-16"),
    "bom.jsonl": b"\xef\xbb\xbf" + jsonl(200),
    "cut.jsonl.gz": gzip.compress(jsonl(2000))[:-100],
    "a.warc": warc(40),
    "a.warc.gz": gzip.compress(warc(40)),
    "damaged.warc": warc(20) + b"no record\r\n" * 3 + warc(20)[:-30],
    "damaged.warc.gz": gzip.compress(warc(20) + b"no record\r\n" * 3 + warc(20)[:-30]),
    "groups.parquet": parquet(2000, 100),
    "one-group.parquet": parquet(4000, 4000),
    "one-group.parquet.gz": gzip.compress(parquet(4000, 4000)),
}


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_large_file_is_cut_and_nothing_lost(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(CONTENTS[name])
    (tmp_path / "spool").mkdir()
    source = as_input(tmp_path / name)
    found, num_pieces = read_cut(source, tmp_path / "spool", 1000)
    assert num_pieces > 2
    assert found == list(read_documents(source, Settings()))


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_pieces_stand_for_no_more_than_the_stored_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(CONTENTS[name])
    source = as_input(tmp_path / name)
    pieces = [one for one in split_input(source, Settings(), tmp_path, piece_bytes=1000) if isinstance(one, Piece)]
    assert 0 <= sum(piece.stored_bytes for piece in pieces) <= source.size
    assert min(piece.stored_bytes for piece in pieces) >= 0


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc.gz", "one-group.parquet"])
def test_only_pieces_that_are_no_part_of_the_file_are_spooled(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(CONTENTS[name])
    spool = tmp_path / "spool"
    spool.mkdir()
    pieces = list(split_input(as_input(tmp_path / name), Settings(), spool, piece_bytes=1000))
    made = sorted(str(file) for file in spool.iterdir())
    assert made == sorted(piece.file for piece in pieces if isinstance(piece, Piece) and piece.is_spooled)
    assert bool(made) == (name != "a.jsonl")


def test_small_file_is_one_piece_whatever_it_is(tmp_path: Path) -> None:
    source = Input(path="gone.jsonl", file="/no/such/file", size=1 << 19)
    assert list(split_input(source, Settings(), tmp_path)) == [whole_input(source)]


def test_piece_of_a_file_that_shrank_is_skipped_in_part(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(CONTENTS["a.jsonl"])
    last = list(split_input(as_input(file), Settings(), tmp_path, piece_bytes=1000))[-1]
    assert isinstance(last, Piece)
    file.write_bytes(CONTENTS["a.jsonl"][: last.start])
    assert list(read_piece(last, Settings())) == [
        Skipped(path="a.jsonl", reason="a.jsonl has become shorter while it was read; try: a copy of it")
    ]


def test_cutting_that_is_given_up_ends_its_thread(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress(jsonl(1_000_000)))
    before = threading.active_count()
    pieces = split_input(as_input(tmp_path / "a.jsonl.zst"), Settings(), tmp_path, piece_bytes=1000)
    next(pieces)
    assert threading.active_count() == before + 1
    pieces.close()  # type: ignore[attr-defined] # it is a generator
    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"", (0, 0)), (b"\n", (1, 0)), (b"a", (1, 1)), (b"a\n\n b\r\n\x0b\n \t", (5, 2)), (b" \na\n", (2, 1))],
)
def test_lines_are_counted_without_blank_ones(data: bytes, expected: tuple[int, int]) -> None:
    assert count_lines(data) == expected
