"""A benchmark's result as JSON: the tables it printed, and where, when and of what."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from columns import as_text

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a result, cells as printed; `note` says what to know before one reads it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Let the user name the file that `publish` writes."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result here too")


def publish(benchmark: str, tables: Sequence[Table], figures: Any, target: Path | None) -> None:
    """Print the tables, and write them with the bare `figures` to `target` where one is named."""
    for table in tables:
        print(f"\n{table.title}\n{as_text(table.header, table.rows)}{table.note and table.note + chr(10)}", end="")
    if target is not None:
        result = {
            "version": VERSION,
            "benchmark": benchmark,
            **STARTED,
            "tables": [asdict(table) for table in tables],
            "figures": figures,
        }
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def circumstances() -> dict[str, Any]:
    """Machine, date and commit."""
    return {
        "machine": f"{processor()}, {os.cpu_count()} cores, {memory_in_gb():.0f} GB, {platform.system()}",
        "python": platform.python_version(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(),
        "load": round(os.getloadavg()[0], 1),
    }


def processor() -> str:
    """The processor's name."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def memory_in_gb() -> float:
    """The machine's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def commit() -> str:
    """The commit that is checked out here, with a plus where files differ from it."""
    folder = Path(__file__).parent
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=10"], cwd=folder, capture_output=True, text=True
    )
    return described.stdout.strip() or "unknown"


STARTED = circumstances()  # read when the script starts: the checkout may move on under a long run
