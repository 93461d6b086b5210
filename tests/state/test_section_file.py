"""Files of sections come back as they were written, and an incomplete or changed one is known for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.rules.base.opened_shard import SparseShard
from dupcheck.state.section_file import MAGIC, is_whole, write_sections
from dupcheck.state.store import MAX_OPEN_FILES, FolderStore, MemoryStore, Store
from dupcheck.state.strings import read_strings, string_sections

SECTIONS: dict[str, Any] = {
    "numbers": np.arange(10, dtype=np.int64),
    "table": np.arange(12, dtype=np.uint32).reshape(4, 3),
    "none": np.zeros((0, 5), dtype=np.uint64),
    "no columns": np.zeros((3, 0), dtype=np.uint8),
    "value": {"a": [1, None, "é"]},
}


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else FolderStore(tmp_path)


def test_sections_come_back(store: Store) -> None:
    store.put("key", SECTIONS)
    assert store.has("key")
    assert not store.has("other")
    assert store.value("key", "value") == SECTIONS["value"]
    for name in ("numbers", "table", "none", "no columns"):
        assert np.array_equal(SECTIONS[name], store.array("key", name))


@pytest.mark.parametrize(("start", "stop"), [(0, None), (1, 3), (2, 2), (0, 99), (3, 4)])
def test_rows_of_an_array_come_back(store: Store, start: int, stop: int | None) -> None:
    store.put("key", SECTIONS)
    assert np.array_equal(SECTIONS["table"][start:stop], store.array("key", "table", start, stop))


def test_key_that_is_put_again_holds_the_new_sections(store: Store) -> None:
    store.put("key", {"numbers": np.arange(3)})
    assert len(store.array("key", "numbers")) == 3
    store.put("key", {"numbers": np.arange(5)})
    assert len(store.array("key", "numbers")) == 5


def test_more_keys_than_open_files(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    for number in range(MAX_OPEN_FILES + 9):
        store.put(f"key-{number}", {"numbers": np.full(2, number)})
    found = [int(store.array(f"key-{number}", "numbers")[0]) for number in range(MAX_OPEN_FILES + 9)]
    assert found == list(range(MAX_OPEN_FILES + 9))


@pytest.mark.parametrize("size", [0, 1, 20, 100, -1])
def test_file_that_breaks_off_is_not_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "key"
    write_sections(path, SECTIONS)
    assert is_whole(path)
    data = path.read_bytes()
    path.write_bytes(data[: size if size >= 0 else len(data) + size])
    assert not is_whole(path)


def test_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "key"
    write_sections(path, SECTIONS)
    data = bytearray(path.read_bytes())
    data[8] ^= 1
    path.write_bytes(data)
    assert not is_whole(path)


def test_reading_what_is_not_complete_names_the_cure(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\0" * 40 + MAGIC)
    with pytest.raises(EOFError, match="try: run it again without --resume"):
        FolderStore(tmp_path).array("key", "numbers")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.none() | st.text(st.characters(), max_size=8)))
def test_columns_of_texts_come_back(texts: list[str | None]) -> None:
    store = MemoryStore()
    store.put("key", string_sections("name", texts))
    assert texts == read_strings(store, "key", "name")
    shard = SparseShard(store, "key")
    assert texts == [shard.string(row, "name") for row in range(len(texts))]
