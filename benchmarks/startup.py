"""What it costs to start: `--help`, and `check` of 1, 20 and 1,000 small files, beside `python -c pass`.

Needs the package alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

import orjson
from audit_command import dupcheck
from child import Usage, one_core, run, typical
from crawl import write_apart
from results import Table, add_json_option, publish

SEED = 1
COUNTS = (1, 20, 1_000)
ROUNDS = 11
SLOW_ROUNDS = 3  # of the thousand files
HEADER = ("command", "wall ms", "CPU ms", "above python -c pass")


def main() -> None:
    """Measure each and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    add_json_option(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        commands = {"python -c pass": [sys.executable, "-c", "pass"], "dupcheck --help": dupcheck("--help")}
        for count in COUNTS:
            folder = write_files(Path(name) / str(count), count)
            commands[f"dupcheck check, {count} files"] = [*dupcheck("check"), "--fail-on", "never", str(folder)]
        measured = {title: [] for title in commands}  # type: dict[str, list[Usage]]
        for turn in range(arguments.rounds):
            for title, command in commands.items():
                if turn < SLOW_ROUNDS or str(COUNTS[-1]) not in title:
                    measured[title].append(run(command, cores=one_core()))
    floor = median(usage.wall for usage in measured["python -c pass"])
    costs = {title: typical(usages) for title, usages in measured.items()}
    rows = tuple(row(title, cost, floor) for title, cost in costs.items())
    figures = {title: {"wall": cost.wall, "cpu": cost.cpu} for title, cost in costs.items()}
    note = f"  Medians of {arguments.rounds} rounds that took turns ({SLOW_ROUNDS} of the last), one core.\n"
    publish("startup", [Table(title="Start-up", header=HEADER, rows=rows, note=note)], figures, arguments.json)


def write_files(folder: Path, count: int) -> Path:
    """A folder of small text files, pages of a made-up crawl."""
    folder.mkdir()
    crawl = folder.with_suffix(".jsonl")
    write_apart(crawl, "mixed", count, SEED)
    with crawl.open("rb") as lines:
        for record in map(orjson.loads, lines):
            (folder / f"{record['id']}.txt").write_text(record["text"], encoding="utf-8")
    return folder


def row(title: str, cost: Usage, floor: float) -> tuple[str, ...]:
    """One row of the table."""
    above = f"{(cost.wall - floor) * 1e3:.0f} ms"
    return (title, f"{cost.wall * 1e3:.0f}", f"{cost.cpu * 1e3:.0f}", above)


if __name__ == "__main__":
    main()
