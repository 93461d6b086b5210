"""Broken files never stop a run, and never take their neighbours with them."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dupcheck
from dupcheck import Settings
from dupcheck.errors import NoDocumentsError

CORPORA = Path(__file__).parents[2] / "corpora"
DEMO = sorted(path for path in (CORPORA / "demo").rglob("*") if path.is_file() and path.stat().st_size < 200_000)
HOSTILE = sorted(path for path in (CORPORA / "hostile").rglob("*") if path.is_file())

MUTATION = st.tuples(
    st.sampled_from(["cut", "flip", "null", "drop", "repeat", "utf-8"]), st.floats(0, 1), st.integers(1, 255)
)


def mutated(data: bytes, mutations: list[tuple[str, float, int]]) -> bytes:
    for kind, share, value in mutations:
        at = int(share * len(data))
        if kind == "cut":
            data = data[:at]
        elif kind == "flip":
            data = data[:at] + bytes(byte ^ value for byte in data[at : at + 1]) + data[at + 1 :]
        elif kind == "null":
            data = data[:at] + bytes(value) + data[at:]
        elif kind == "drop":
            data = data[:at] + data[at + value :]
        elif kind == "repeat":
            data = data[:at] + data[at : at + value] * 3 + data[at:]
        else:
            data = data[:at] + b"\xe2\x82" + data[at:]
    return data


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(DEMO), st.lists(MUTATION, min_size=1, max_size=4))
def test_mutated_file_does_not_stop_the_run(source: Path, mutations: list[tuple[str, float, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        broken, whole = Path(folder, source.name), Path(folder, "whole.txt")
        broken.write_bytes(mutated(source.read_bytes(), mutations))
        whole.write_text("A whole page with a few words.\n")
        report = dupcheck.check([folder], Settings(jobs=1))
    assert "whole.txt" in {Path(row.document).name for row in report.rows}


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
def test_hostile_file_raises_nothing_but_no_documents(path: Path) -> None:
    with contextlib.suppress(NoDocumentsError):
        assert dupcheck.check([str(path)], Settings(jobs=1)).documents


def test_hostile_folder_is_checked_as_a_whole() -> None:
    report = dupcheck.check([str(CORPORA / "hostile")], Settings(jobs=1))
    assert report.documents
    assert report.skipped
    assert all(skip.reason for skip in report.skipped)
