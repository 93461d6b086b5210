"""Batches hold what the documents of a piece hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dupcheck.model.batch import Batch
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, Piece, read_all_batches, read_batches, read_documents, split_input, whole_input

CORPORA = Path(__file__).parents[2] / "corpora"
FILES = sorted(file for folder in ("hostile", "demo") for file in (CORPORA / folder).rglob("*") if file.is_file())


def as_input(file: Path) -> Input:
    return Input(path=file.name, file=str(file), size=file.stat().st_size)


def unpack(found: list[Batch | Skipped]) -> tuple[list[Document], list[Skipped]]:
    """The documents of all batches, and what was skipped."""
    batches = [one for one in found if isinstance(one, Batch)]
    documents = [batch.document(row) for batch in batches for row in range(len(batch))]
    return documents, [one for one in found if isinstance(one, Skipped)]


def expected(source: Input, settings: Settings) -> tuple[list[Document], list[Skipped]]:
    found = list(read_documents(source, settings))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Skipped)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_batches_of_a_file_hold_its_documents(file: Path) -> None:
    source = as_input(file)
    assert unpack(list(read_batches(whole_input(source), Settings()))) == expected(source, Settings())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_batches_of_pieces_hold_the_documents_of_the_file(file: Path, tmp_path: Path) -> None:
    source = as_input(file)
    documents, skipped = [], []
    for one in split_input(source, Settings(), tmp_path, piece_bytes=200):
        if isinstance(one, Piece):
            of_piece = unpack(list(read_batches(one, Settings())))
            documents += of_piece[0]
            skipped += of_piece[1]
        else:
            skipped.append(one)
    assert (documents, skipped) == expected(source, Settings())


def test_small_files_share_a_batch() -> None:
    (batch,) = read_all_batches(
        [whole_input(as_input(CORPORA / "hostile" / name)) for name in ("latin1.txt", "bom.txt")], Settings()
    )
    assert isinstance(batch, Batch)
    assert list(batch.columns["path"]) == ["latin1.txt", "bom.txt"]
