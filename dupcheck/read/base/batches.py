"""The batches of a piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dupcheck.model.batch import Batch, in_batches
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read.base.piece import Piece
from dupcheck.read.base.pieces import read_piece


def read_batches(piece: Piece, settings: Settings) -> Iterator[Batch | Skipped]:
    """The documents of `piece` in batches, in order, and what was skipped."""
    skipped: list[Skipped] = []
    for batch in in_batches(_kept(read_piece(piece, settings), skipped)):
        yield from skipped
        skipped.clear()
        yield batch
    yield from skipped


def _kept(found: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    """The documents among `found`; what was skipped goes into `skipped`."""
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one
