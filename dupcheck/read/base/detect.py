"""Which format a file is in: as told, by its name, by its content."""

from __future__ import annotations

from pathlib import PurePosixPath

from dupcheck.errors import UnreadableError
from dupcheck.model.settings import Settings
from dupcheck.read.base.compression import without_compression_suffix
from dupcheck.read.base.input import Input
from dupcheck.read.base.magic import name_signature
from dupcheck.read.base.reader import Reader
from dupcheck.read.base.registry import all_readers, reader_for_suffix, reader_named


def choose_reader(source: Input, head: bytes, settings: Settings) -> Reader:
    """The reader for `source`, whose decompressed content begins with `head`.

    Raises UnreadableError for content of a format that no reader takes, whatever the file is called.
    """
    if settings.input_format is not None:
        return reader_named(settings.input_format)
    foreign = name_signature(head)
    if foreign is None:
        named = reader_for_suffix(suffix_of(source.path))
        if named is not None:
            return named
        for reader in all_readers():
            if reader.looks_like(head):
                return reader
    suffix = suffix_of(source.path)
    glob = f"*{suffix}" if suffix and reader_for_suffix(suffix) is None else PurePosixPath(source.path).name
    kind = foreign or "binary data"
    raise UnreadableError(
        f"not a format dupcheck reads (looks like {kind}); try: --exclude '{glob}', or --input-format NAME"
    )


def suffix_of(path: str) -> str:
    """The lower-case suffix below that of a compression: ".jsonl" of pages.JSONL.gz, "" if there is none."""
    return PurePosixPath(without_compression_suffix(path)).suffix.lower()
