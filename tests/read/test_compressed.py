"""Compressed files."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}
compressions = pytest.mark.parametrize("suffix", sorted(COMPRESS))


def line(number: int) -> bytes:
    return b'{"text": "line %d"}\n' % number


def documents(name: str, count: int) -> list[Document]:
    return [Document(text=f"line {number}", path=name, record=number) for number in range(1, count + 1)]


@compressions
def test_compressed_file_of_several_parts_is_read_whole(tmp_path: Path, suffix: str) -> None:
    compress = COMPRESS[suffix]
    name = f"pages.jsonl.{suffix}"
    content = b"".join(compress(line(number)) for number in range(1, 4))
    assert read(tmp_path / name, content) == documents(name, 3)


@compressions
def test_compression_is_known_without_suffix(tmp_path: Path, suffix: str) -> None:
    assert read(tmp_path / "pages", COMPRESS[suffix](line(1) + line(2))) == documents("pages", 2)


@compressions
def test_compressed_file_cut_short_yields_what_stands_before(tmp_path: Path, suffix: str) -> None:
    compress = COMPRESS[suffix]
    name = f"pages.jsonl.{suffix}"
    content = compress(line(1)) + compress(line(2)) + compress(line(3))[:-5]
    *whole, skipped = read(tmp_path / name, content)
    assert whole[:2] == documents(name, 2)
    assert isinstance(skipped, Skipped)
    assert "the stream ends too early; try: " in skipped.reason
    assert skipped.reason.endswith(f" -t {name}")


@compressions
def test_empty_file_under_compressed_name_is_no_fault_of_compression(tmp_path: Path, suffix: str) -> None:
    assert read(tmp_path / f"page.txt.{suffix}", b"") == [Document(text="", path=f"page.txt.{suffix}")]


def test_bomb_is_read_in_steps(tmp_path: Path) -> None:
    content = gzip.compress(b'{"text": "' + b"a" * 20_000_000 + b'"}\n')
    (document,) = read(tmp_path / "bomb.jsonl.gz", content)
    assert isinstance(document, Document)
    assert len(document.text) == 20_000_000


def test_text_that_begins_like_bzip2_is_text(tmp_path: Path) -> None:
    assert read(tmp_path / "page.txt", "BZhang wrote this") == [Document(text="BZhang wrote this", path="page.txt")]


def test_zstd_that_begins_with_a_frame_to_skip_is_read(tmp_path: Path) -> None:
    content = b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zstandard.compress(line(1))
    assert read(tmp_path / "pages.jsonl.zst", content) == documents("pages.jsonl.zst", 1)
