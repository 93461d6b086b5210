"""Batches hold what the documents of a piece hold."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.model.batch import Batch
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import FieldNames, Settings
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


STRINGS = ['"a"', '""', '" "', '"é\\n \\"c\\""', '"\\ud83d\\ude00"', '"\\ud800"', '"tab\tkept"', '"\\q"', '"\\u00a0"']
NUMBERS = ["7", "-0", "1.5", "1e400", "18446744073709551616", "9" * 40, "NaN", "01"]
OTHERS = ["null", "true", "tru", "[]", '["a", "b"]', "[1]", '["a", 1]', "{}", '{"b": "c"}', "[1,]"]
PAGES = ['"<p>page</p>"', '"\\n<p>page"', '"<title>Own title</title><p>page"']
VALUES = st.sampled_from([*STRINGS, *NUMBERS, *OTHERS, *PAGES])
NAMES = st.sampled_from(
    [
        "text",
        "body",
        "content",
        "id",
        "url",
        "html",
        "raw_html",
        "title",
        "headline",
        "site",
        "date",
        "lang",
        "a.b",
        "x",
    ]
)
RECORDS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(
    lambda fields: "{" + ", ".join(f'"{name}": {value}' for name, value in fields) + "}"
)
LINES = st.one_of(
    RECORDS, st.sampled_from(["", " ", "\x0b", "[]", "null", '"text"', '{"text": "a"} x', '{"text": "\x00"}'])
)
DAMAGES = st.sampled_from([b"", b"\xff", b"\xe2\x80", b"\\", b'"', b"}", b"\xef\xbb\xbf"])


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(required_fields=("title", "a.b")),
        Settings(fields=FieldNames(text=("x", "text"), id=("a.b",))),
        Settings(fields=FieldNames(text=("html", "text"))),
        Settings(fields=FieldNames(title=("text",), html=())),
    ],
    ids=["defaults", "required", "path", "html-as-text", "text-as-title"],
)
@hypothesis.settings(deadline=None)
@given(lines=st.lists(LINES, max_size=8), damage=DAMAGES, place=st.floats(0, 1), piece_bytes=st.integers(1, 200))
def test_batches_of_any_lines_hold_what_documents_hold(
    settings: Settings, lines: list[str], damage: bytes, place: float, piece_bytes: int
) -> None:
    content = "\n".join(lines).encode()
    at = int(place * len(content))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        file.write_bytes(content[:at] + damage + content[at:])
        source = as_input(file)
        found = list(read_batches(whole_input(source), settings))
        pieces = list(split_input(source, settings, Path(folder), piece_bytes=piece_bytes))
        of_pieces = [one for p in pieces for one in ([p] if isinstance(p, Skipped) else read_batches(p, settings))]
        assert unpack(found) == unpack(of_pieces) == expected(source, settings)
