"""The documents of one file."""

from __future__ import annotations

from collections.abc import Iterator

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.decompressed import open_decompressed
from dupcheck.read.base.detect import choose_reader
from dupcheck.read.base.faults import with_faults_skipped
from dupcheck.read.base.input import Input


def read_documents(source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of `source` in order, and a Skipped for each record or rest that none can be had from.

    Bad data never raises. Memory is bounded by the largest record where the format is one of records.
    """
    return with_faults_skipped(_read(source, settings), source)


def _read(source: Input, settings: Settings) -> Iterator[Document | Skipped]:
    with open_decompressed(source.file, source.path) as stream:
        reader = choose_reader(source, stream.peek(), settings)
        yield from reader.read(stream, source, settings)
