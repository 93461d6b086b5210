"""The command line of an audit."""

from __future__ import annotations

from pathlib import Path

from audit_command import audit, has


def test_audit_leaves_out_what_this_version_does_not_know_with_its_value() -> None:
    command = audit(Path("a"), output=Path("out"), options=("--nonsense", "7", "--jobs", "1", "--quiet"))
    assert command[3:] == ["audit", "a", "--output", "out", "--jobs", "1", "--quiet"]


def test_has_knows_options_that_stand_in_the_help() -> None:
    assert has("--jobs")
    assert not has("--job")
