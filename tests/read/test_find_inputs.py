"""Which files a path, folder, glob or stream stands for."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from dupcheck.errors import SettingsError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, find_inputs, read_documents


@pytest.fixture(autouse=True)
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree, and the working folder in it."""
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", ".hidden/e.txt", "sub/.f.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(*named: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [one.path for one in find_inputs(named, Settings(exclude=exclude))]


def test_find_expands_folder_sorted_and_without_hidden_files() -> None:
    assert paths(".") == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_find_reads_file_named_twice_once(crawl: Path) -> None:
    assert paths("a.txt", "./a.txt", str(crawl / "a.txt"), "sub/../a.txt") == ["a.txt"]


def test_find_keeps_absolute_path_outside_of_working_folder(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(crawl / "sub")
    assert paths(str(crawl / "a.txt"), "c.txt") == [str(crawl / "a.txt"), "c.txt"]


def test_find_does_not_take_sibling_folder_for_working_folder(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (crawl / "sub2").mkdir()
    (crawl / "sub2" / "x.txt").write_text("x")
    monkeypatch.chdir(crawl / "sub")
    assert paths("../sub2/x.txt") == [str(crawl / "sub2/x.txt")]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]),
        ("s*", ["sub/c.txt", "sub/deep/d.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("sub/**", ["sub/c.txt", "sub/deep/d.txt"]),
    ],
)
def test_find_expands_glob(pattern: str, expected: list[str]) -> None:
    assert paths(pattern) == expected


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ("sub", ["a.txt", "b.txt"]),
        ("deep", ["a.txt", "b.txt", "sub/c.txt"]),
        ("sub/*", ["a.txt", "b.txt"]),
        ("sub/deep/", ["a.txt", "b.txt", "sub/c.txt"]),
        ("**/d.txt", ["a.txt", "b.txt", "sub/c.txt"]),
        ("**/a.txt", ["b.txt", "sub/c.txt", "sub/deep/d.txt"]),
        ("c.txt", ["a.txt", "b.txt", "sub/deep/d.txt"]),
        ("*.txt", []),
        ("*.html", ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]),
    ],
)
def test_find_leaves_excluded_out(exclude: str, expected: list[str]) -> None:
    assert paths(".", exclude=(exclude,)) == expected


def test_find_leaves_excluded_file_out_when_it_is_named() -> None:
    assert paths("a.txt", "b.txt", exclude=("a.*",)) == ["b.txt"]


def test_find_excludes_relative_to_named_folder(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (crawl / "elsewhere").mkdir()
    monkeypatch.chdir(crawl / "elsewhere")
    assert paths(str(crawl / "sub"), exclude=("deep/*",)) == [str(crawl / "sub/c.txt")]


def test_find_skips_missing_path_with_reason() -> None:
    (skipped,) = find_inputs(["nope.txt"], Settings())
    assert isinstance(skipped, Skipped)
    assert skipped.path == "nope.txt"
    assert skipped.reason.startswith("no such file or folder; try:")


def test_find_skips_glob_without_match() -> None:
    (skipped,) = find_inputs(["*.warc"], Settings())
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("no file matches")


def test_find_prefers_file_whose_name_has_wildcards(crawl: Path) -> None:
    (crawl / "[ab].txt").write_text("brackets")
    assert paths("[ab].txt") == ["[ab].txt"]


def test_find_skips_broken_link(crawl: Path) -> None:
    (crawl / "link.txt").symlink_to("gone")
    (skipped,) = (one for one in find_inputs(["."], Settings()) if isinstance(one, Skipped))
    assert (skipped.path, skipped.reason.partition(":")[0]) == ("link.txt", "cannot be read")


def test_find_does_not_run_in_circles(crawl: Path) -> None:
    (crawl / "sub" / "up").symlink_to(crawl)
    assert paths("sub") == ["sub/c.txt", "sub/deep/d.txt"]


def test_find_passes_over_pipe_in_folder(crawl: Path) -> None:
    os.mkfifo(crawl / "sub" / "pipe")
    found = find_inputs(["sub"], Settings())
    assert [one.path for one in found if isinstance(one, Skipped)] == ["sub/pipe"]


def test_find_replaces_bytes_of_name_that_are_no_utf8(crawl: Path) -> None:
    file = os.fsencode(crawl) + b"/sub/\xff.txt"
    Path(os.fsdecode(file)).write_text("found")
    found = [one for one in find_inputs(["sub"], Settings()) if one.path == "sub/\ufffd.txt"]
    assert [isinstance(one, Input) and list(read_documents(one, Settings())) for one in found] == [
        [Document(text="found", path="sub/\ufffd.txt")]
    ]


def test_find_spools_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')))
    (source,) = find_inputs(["-"], Settings())
    assert isinstance(source, Input)
    assert source.size == 28
    assert list(read_documents(source, Settings())) == [
        Document(text="a", path="-", record=1),
        Document(text="b", path="-", record=2),
    ]


def test_find_names_nearest_format_for_unknown_one() -> None:
    with pytest.raises(SettingsError, match="did you mean jsonl"):
        find_inputs(["."], Settings(input_format="jsnl"))
