"""One file of JSON lines in the other forms that large inputs come in."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import orjson
import zstandard

GZIP_LEVEL, ZSTD_LEVEL = 6, 3  # the tools' own defaults
ROWS_A_GROUP = 10_000


def make_form(source: Path, form: str, folder: Path) -> Path:
    """The records of `source` as `form`, one of FORMS, in the folder; `jsonl` is the source itself."""
    if form == "jsonl":
        return source
    target = folder / f"{source.stem}.{form}"
    FORMS[form](source, target)
    return target


def to_gzip(source: Path, target: Path) -> None:
    """One gzip stream."""
    with source.open("rb") as lines, gzip.open(target, "wb", GZIP_LEVEL) as compressed:
        shutil.copyfileobj(lines, compressed, 1 << 20)


def to_zstd(source: Path, target: Path) -> None:
    """One zstd frame."""
    with source.open("rb") as lines, target.open("wb") as compressed:
        zstandard.ZstdCompressor(ZSTD_LEVEL).copy_stream(lines, compressed)


def to_parquet(source: Path, target: Path) -> None:
    """A column a field of the first record, row groups of ROWS_A_GROUP."""
    import pyarrow as pa
    from pyarrow import parquet

    with source.open("rb") as lines:
        schema = pa.schema([(name, pa.string()) for name in orjson.loads(next(lines))])
        lines.seek(0)
        with parquet.ParquetWriter(target, schema) as writer:
            while records := [orjson.loads(line) for line in islice(lines, ROWS_A_GROUP)]:
                writer.write_table(pa.Table.from_pylist(records, schema))


FORMS: dict[str, Callable[[Path, Path], object]] = {
    "jsonl": shutil.copyfile,
    "jsonl.gz": to_gzip,
    "jsonl.zst": to_zstd,
    "parquet": to_parquet,
}
