"""`audit --jobs 2` beside `--jobs 1` on one large file in each form, and whether both write the same bytes.

Needs two idle cores, and pyarrow for the Parquet form. This one counts wall seconds. What the machine gives is measured
beside: as many audits of one job each at once, which share nothing; on rented cores that can be far from twice as much.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from audit_command import audit
from child import Usage, run
from forms import FORMS, make_form
from results import Table, add_json_option, publish
from same_output import differing_files

HEADER = (
    *("form", "jobs 1 wall s", "jobs 2 wall s", "speed-up", "machine gives"),
    *("jobs 1 CPU s", "jobs 2 CPU s", "differing files"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Median seconds of one job and of several, and the names of the files in which they differ.

    `ceiling` is how many times the work of one audit is done at once by as many audits of one job.
    """

    wall: tuple[float, float]
    cpu: tuple[float, float]
    ceiling: float
    differing: list[str]

    @property
    def speed_up(self) -> float:
        """How many times as fast several jobs are."""
        return self.wall[0] / self.wall[1]


def main() -> None:
    """Measure each form; exit code 1 where the bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="JSON lines with id and text")
    parser.add_argument("--forms", default=",".join(FORMS), help=f"of {','.join(FORMS)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    add_json_option(parser)
    arguments = parser.parse_args()
    rows, figures = [], []
    with tempfile.TemporaryDirectory() as name:
        for form in arguments.forms.split(","):
            file = make_form(arguments.pages, form, Path(name))
            measured = compare(file, Path(name), arguments.jobs, arguments.rounds)
            figures.append({"form": form, "speed_up": measured.speed_up, **asdict(measured)})
            rows.append(row(form, measured))
    header = tuple(cell.replace("jobs 2", f"jobs {arguments.jobs}") for cell in HEADER)
    title = f"{arguments.pages.name}, {arguments.pages.stat().st_size / 1e6:.0f} MB, {arguments.rounds} rounds"
    publish("jobs", [Table(title=title, header=header, rows=tuple(rows))], figures, arguments.json)
    sys.exit(any(figure["differing"] for figure in figures))


def compare(file: Path, folder: Path, jobs: int, rounds: int) -> Comparison:
    """Both ways in turn."""
    wall: dict[int, list[float]] = {1: [], jobs: []}
    cpu: dict[int, list[float]] = {1: [], jobs: []}
    apart: list[float] = []
    for _ in range(rounds):
        for count in wall:
            usage = _audited(file, folder / f"jobs-{count}", count)
            wall[count].append(usage.wall)
            cpu[count].append(usage.cpu)
        with ThreadPoolExecutor(jobs) as threads:
            outputs = [folder / f"apart-{number}" for number in range(jobs)]
            apart.append(max(usage.wall for usage in threads.map(lambda it: _audited(file, it, 1), outputs)))
    return Comparison(
        wall=(median(wall[1]), median(wall[jobs])),
        cpu=(median(cpu[1]), median(cpu[jobs])),
        ceiling=jobs * median(wall[1]) / median(apart),
        differing=differing_files(folder / "jobs-1", folder / f"jobs-{jobs}"),
    )


def _audited(file: Path, output: Path, jobs: int) -> Usage:
    shutil.rmtree(output, ignore_errors=True)
    return run(audit(file, output=output, options=("--jobs", str(jobs), "--quiet")))


def row(form: str, measured: Comparison) -> tuple[str, ...]:
    """One row of the table."""
    wall, cpu = ([f"{seconds:.1f}" for seconds in pair] for pair in (measured.wall, measured.cpu))
    gains = f"{measured.speed_up:.2f}", f"{measured.ceiling:.2f}"
    return (form, *wall, *gains, *cpu, ", ".join(measured.differing) or "the same")


if __name__ == "__main__":
    main()
