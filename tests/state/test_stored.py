"""Long lists lie in files and are sequences all the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dupcheck.state import stored
from dupcheck.state.store import FolderStore, MemoryStore
from dupcheck.state.stored import Stored, kept_list


@pytest.fixture
def in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[int]:
    monkeypatch.setattr(stored, "PART_ITEMS", 4)
    return kept_list(FolderStore(tmp_path), "numbers", range(11))


def test_list_in_files_is_a_sequence(in_parts: Sequence[int]) -> None:
    assert isinstance(in_parts, Stored)
    assert len(in_parts) == 11
    assert list(in_parts) == list(range(11))
    assert [in_parts[number] for number in range(11)] == list(range(11))
    assert in_parts[-1] == 10
    assert list(in_parts[3:9:2]) == [3, 5, 7]
    assert list(in_parts[8:1:-3]) == [8, 5, 2]
    assert list(in_parts[:200]) == list(range(11))
    with pytest.raises(IndexError):
        in_parts[11]


def test_slice_reads_each_part_once(in_parts: Sequence[int], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    value = FolderStore.value

    def noted(store: FolderStore, key: str, name: str) -> object:
        read.append(key)
        return value(store, key, name)

    monkeypatch.setattr(FolderStore, "value", noted)
    assert list(in_parts[:6]) == list(range(6))
    assert len(read) == len(set(read)) == 2


def test_list_in_files_equals_a_tuple_of_its_items(in_parts: Sequence[int]) -> None:
    assert in_parts == tuple(range(11))
    assert tuple(range(11)) == in_parts
    assert in_parts != tuple(range(10))
    assert in_parts != tuple(range(1, 12))


def test_short_list_and_any_in_memory_is_a_tuple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "PART_ITEMS", 4)
    assert kept_list(FolderStore(tmp_path), "numbers", range(3)) == (0, 1, 2)
    assert isinstance(kept_list(MemoryStore(), "numbers", range(11)), tuple)
