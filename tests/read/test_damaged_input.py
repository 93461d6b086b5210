"""However a file is damaged, reading it yields documents and skipped records and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents

HOSTILE = Path(__file__).parents[2] / "corpora" / "hostile"
SAMPLES = (
    "broken-line.jsonl",
    "cut.warc",
    "no-http.warc",
    "cut.warc.gz",
    "null-text.parquet",
    "ragged.csv",
    "utf16-bom.csv",
    "truncated.json",
    "broken-json-ld.html",
    "shift-jis.html",
    "two-frames.jsonl.zst",
    "two-members.jsonl.gz",
    "invalid-utf8.txt",
    "no-suffix",
)
Damage = tuple[float, int, bytes]
DAMAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=6)


def damage(content: bytes, damages: list[Damage]) -> bytes:
    """`content` with pieces of it replaced, each at a share of its length."""
    for share, length, replacement in damages:
        start = int(share * len(content))
        content = content[:start] + replacement + content[start + length :]
    return content


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(damages=DAMAGES)
def test_damaged_file_never_raises(name: str, damages: list[Damage]) -> None:
    content = damage((HOSTILE / name).read_bytes(), damages)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        for one in read_documents(Input(path=name, file=str(file), size=len(content)), Settings()):
            assert isinstance(one, (Document, Skipped))


def test_file_that_vanished_is_skipped() -> None:
    (skipped,) = read_documents(Input(path="gone.txt", file="/no/such/gone.txt", size=1), Settings())
    assert skipped == Skipped(path="gone.txt", reason="cannot be read: No such file or directory; try: ls -l gone.txt")


def test_file_that_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("io.FileIO", refuse)
    (skipped,) = read_documents(Input(path="secret.txt", file=str(tmp_path), size=1), Settings())
    assert skipped == Skipped(path="secret.txt", reason="cannot be read: Permission denied; try: ls -l secret.txt")
