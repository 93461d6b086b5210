"""What was written in any format is read back with the same texts."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=6)


def write_jsonl(texts: list[str]) -> bytes:
    return "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts).encode()


def write_json(texts: list[str]) -> bytes:
    return json.dumps([{"text": text} for text in texts]).encode()


def write_csv(texts: list[str], delimiter: str = ",") -> bytes:
    target = io.StringIO()
    rows = csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    rows.writerows([("n", "text"), *enumerate(texts)])
    return target.getvalue().encode()


def write_tsv(texts: list[str]) -> bytes:
    return write_csv(texts, "\t")


def write_parquet(texts: list[str]) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(texts, pa.string())}), target, row_group_size=2)
    return target.getvalue()


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "tsv": write_tsv,
    "parquet": write_parquet,
}
COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".zst": zstandard.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def read_texts(name: str, content: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        documents = list(read_documents(Input(path=name, file=str(file), size=len(content)), Settings()))
    assert [one.record for one in documents] == list(range(1, len(documents) + 1))
    return [document.text for document in documents if isinstance(document, Document)]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@given(texts=TEXTS)
def test_records_are_read_back(suffix: str, texts: list[str]) -> None:
    assert read_texts(f"pages.{suffix}", WRITERS[suffix](texts)) == texts


@pytest.mark.parametrize("compression", sorted(COMPRESSIONS))
@given(texts=TEXTS)
def test_compressed_records_are_read_back(compression: str, texts: list[str]) -> None:
    assert read_texts(f"pages.jsonl{compression}", COMPRESSIONS[compression](write_jsonl(texts))) == texts


@given(texts=TEXTS)
def test_ascii_escapes_are_read_back(texts: list[str]) -> None:
    content = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    assert read_texts("pages.ndjson", content) == texts
