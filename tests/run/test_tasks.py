"""The first stage's shares of work: no process gets most of a large input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dupcheck.model.document import Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import PIECE_BYTES, Input, Piece, find_inputs, piece_bytes_of, split_input, whole_input
from dupcheck.run.judge_inputs import tasks

ROWS, ROW_BYTES = 2000, 1000


def small_input(name: str, size: int) -> Piece:
    return whole_input(Input(file=name, path=name, size=size))


def test_small_inputs_share_a_task() -> None:
    pieces = [small_input(f"{number}.txt", PIECE_BYTES // 4) for number in range(10)]
    assert [len(task.pieces) for task in tasks(pieces)] == [4, 4, 2]


def test_tasks_of_a_large_crawl_are_larger() -> None:
    assert piece_bytes_of(1 << 20) == PIECE_BYTES
    large = piece_bytes_of(5 << 30)
    pieces = [small_input(f"{number}.txt", PIECE_BYTES) for number in range(8)]
    assert [len(task.pieces) for task in tasks(pieces, large)] == [4, 4]
    assert {task.shard_bytes for task in tasks(pieces, large)} == {large}


def test_each_piece_of_a_large_input_ends_a_task() -> None:
    first = replace(small_input("a.jsonl", PIECE_BYTES // 2), format="json-lines")
    skipped = Skipped(path="b.bin", reason="no text")
    cut: list[Piece | Skipped] = [first, replace(first, stored_bytes=0), skipped, replace(first, stored_bytes=0)]
    assert [task.pieces for task in tasks([small_input("0.txt", 9), *cut])] == [
        (small_input("0.txt", 9), first),
        (cut[1],),
        (skipped, cut[3]),
    ]


def test_one_row_group_is_work_for_many(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"id": [str(row) for row in range(ROWS)], "text": [f"{row} " * 250 for row in range(ROWS)]})
    parquet.write_table(table, tmp_path / "all.parquet", compression="none", use_dictionary=False)
    settings = Settings()
    (source,) = find_inputs([str(tmp_path / "all.parquet")], settings)
    assert isinstance(source, Input)
    pieces = split_input(source, settings, tmp_path, piece_bytes=ROWS * ROW_BYTES // 10)
    assert len(list(tasks(pieces))) > 5
