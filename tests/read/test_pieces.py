"""Inputs cut into pieces: together they hold what the whole holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, Piece, read_documents, read_piece, split_input

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
