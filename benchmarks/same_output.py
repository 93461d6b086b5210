"""Whether two audits wrote the same bytes, but for what may differ: the object `run` of report.json."""

from __future__ import annotations

import json
from pathlib import Path

REPORT = "report.json"
MAY_DIFFER = "run"


def differing_files(left: Path, right: Path) -> list[str]:
    """The names of files that differ, or that only one of the two has."""
    names = {path.name for folder in (left, right) for path in folder.iterdir() if path.is_file()}
    return sorted(name for name in names if content(left / name) != content(right / name))


def content(path: Path) -> bytes | None:
    """What must be the same; None where there is no such file."""
    if not path.exists():
        return None
    if path.name != REPORT:
        return path.read_bytes()
    report = json.loads(path.read_bytes())
    report.pop(MAY_DIFFER, None)
    return json.dumps(report).encode()
