"""The task that peers share."""

from __future__ import annotations

from pathlib import Path

import zstandard
from peers.task import components, in_steps, shingles_of, texts, write_groups

LINES = b'{"text":"one"}\n{"text":"two"}\n'


def test_shingles_of_are_runs_of_five_words() -> None:
    assert shingles_of("A b, c d: e F!") == {b"a b c d e", b"b c d e f"}


def test_shingles_of_a_short_text_are_one_and_of_an_empty_one_none() -> None:
    assert shingles_of("a b") == {b"a b"}
    assert shingles_of(" .") == set()


def test_texts_reads_plain_and_compressed_lines(tmp_path: Path) -> None:
    plain, compressed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.zst"
    plain.write_bytes(LINES)
    compressed.write_bytes(zstandard.compress(LINES))
    assert list(texts(plain)) == list(texts(compressed)) == ["one", "two"]


def test_in_steps_leaves_nothing_out() -> None:
    assert [len(step) for step in in_steps(["x"] * 4_500)] == [2_000, 2_000, 500]


def test_components_join_what_shares_a_group() -> None:
    assert components([[1, 2], [5, 6], [2, 3], [9, 5]]) == [[1, 2, 3], [5, 6, 9]]


def test_write_groups_writes_a_line_a_group(tmp_path: Path) -> None:
    write_groups(tmp_path / "out", [(1, 2), [3, 4, 5]])
    assert (tmp_path / "out").read_text() == "1 2\n3 4 5\n"
