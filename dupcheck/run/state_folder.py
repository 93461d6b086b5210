"""The working state of an audit: a folder that a later run may take up, if it is of the same input and settings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dupcheck import __version__
from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.read import Input, piece_bytes_of

SPOOL = "spool"  # pieces of the input that wait to be read
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class State:
    """Where the working state lies, whether to take up what is there, and who is told about it."""

    folder: Path
    resume: bool
    announce: Callable[[str], None]


def begin(
    state: State,
    inputs: Iterable[Input],
    settings: Mapping[str, Any],
    rules: Iterable[str],
    reviewed: Iterable[BlockVerdict] = (),
) -> None:
    """Make the folder ready: as it is for a run of the same input, settings, block file and version, else empty."""
    wanted = _manifest(inputs, settings, rules, reviewed)
    if state.resume:
        difference = _difference(state.folder, wanted)
        if difference is None:
            _empty_spool(state.folder)
            state.announce(f"resuming the audit in {state.folder}")
            return
        state.announce(f"starting afresh: {difference}")
    shutil.rmtree(state.folder, ignore_errors=True)
    _empty_spool(state.folder)
    part = state.folder / f"{MANIFEST}.part"
    part.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
    part.replace(state.folder / MANIFEST)


def forget(state: State) -> None:
    """Take the folder away."""
    shutil.rmtree(state.folder, ignore_errors=True)


def announce_size(state: State) -> None:
    """Say how much there is."""
    size = sum(path.stat().st_size for path in state.folder.iterdir() if path.is_file())
    state.announce(f"the working state in {state.folder} takes {size / 1e6:,.0f} MB until the audit is complete")


def _empty_spool(folder: Path) -> None:
    shutil.rmtree(folder / SPOOL, ignore_errors=True)
    (folder / SPOOL).mkdir(parents=True)


def _manifest(
    inputs: Iterable[Input], settings: Mapping[str, Any], rules: Iterable[str], reviewed: Iterable[BlockVerdict]
) -> dict[str, Any]:
    inputs = list(inputs)
    files = [[source.path, source.size, Path(source.file).stat().st_mtime_ns] for source in inputs]
    whole = {
        "version": __version__,
        "piece_bytes": piece_bytes_of(sum(source.size for source in inputs)),
        "settings": settings,
        "rules": sorted(rules),
        "block file": [[entry.site, entry.text, entry.accepted, entry.reason] for entry in reviewed],
        "inputs": files,
    }
    found: dict[str, Any] = json.loads(json.dumps(whole, default=str))
    return found


def _difference(folder: Path, wanted: Mapping[str, Any]) -> str | None:
    """What of an earlier run is not as it is wanted now; None if it can be taken up."""
    try:
        kept = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return f"there is no audit to resume in {folder}"
    if not isinstance(kept, dict):
        return f"the state in {folder} cannot be read"
    for name, value in wanted.items():
        if kept.get(name) != value:
            return f"the {name} changed since the state in {folder} was written"
    return None
