"""The whole of `audit` beside merely decompressing and parsing the same file, on one core.

Needs the package alone. The ratio is of CPU time: 1 would be an audit that costs nothing but its reading.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from audit_command import audit, has
from child import Usage, one_core, run, typical
from forms import make_form
from results import Table, add_json_option, publish

HERE = Path(__file__).parent
FORMS = ("jsonl", "jsonl.gz", "jsonl.zst")
HEADER = ("form", "reading MB/s", "audit MB/s", "reading/audit", "audit CPU s", "audit wall s", "peak MB")
NOTE = "  Uncompressed MB over CPU seconds, medians of rounds that took turns; every rule, all eight report files.\n"


def main() -> None:
    """Measure each form and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="JSON lines with id and text")
    parser.add_argument("--forms", default=",".join(FORMS), help=f"of {','.join(FORMS)}")
    parser.add_argument("--kernels", default="auto,plain", help="gears to run, where there is a choice")
    parser.add_argument("--rounds", type=int, default=3)
    add_json_option(parser)
    arguments = parser.parse_args()
    size = arguments.pages.stat().st_size / 1e6
    gears = arguments.kernels.split(",") if has("--kernels") else [""]
    rows, figures = [], []
    with tempfile.TemporaryDirectory() as name:
        for form in arguments.forms.split(","):
            file = make_form(arguments.pages, form, Path(name))
            for gear in gears:
                reading, audited = take_turns(file, Path(name) / "report", gear, arguments.rounds)
                title = f"{form} {gear}".strip()
                rows.append(row(title, size, reading, audited))
                figures.append({"form": title, "ratio": reading.cpu / audited.cpu, "mb_per_second": size / audited.cpu})
    title = f"{arguments.pages.name}, {size:.0f} MB, one core, {arguments.rounds} rounds"
    publish("floor", [Table(title=title, header=HEADER, rows=tuple(rows), note=NOTE)], figures, arguments.json)


def take_turns(file: Path, report: Path, gear: str, rounds: int) -> tuple[Usage, Usage]:
    """The typical costs of reading and of the audit."""
    reading, audited = [], []
    command = audit(file, output=report, options=("--jobs", "1", "--quiet", "--kernels", gear))
    for _ in range(rounds):
        reading.append(run([sys.executable, str(HERE / "reading.py"), str(file)], cores=one_core()))
        shutil.rmtree(report, ignore_errors=True)
        audited.append(run(command, cores=one_core()))
    return typical(reading), typical(audited)


def row(title: str, size: float, reading: Usage, audited: Usage) -> tuple[str, ...]:
    """One row of the table."""
    return (
        title,
        f"{size / reading.cpu:.0f}",
        f"{size / audited.cpu:.1f}",
        f"{reading.cpu / audited.cpu:.3f}",
        f"{audited.cpu:.1f}",
        f"{audited.wall:.1f}",
        f"{audited.max_rss / 1e6:.0f}",
    )


if __name__ == "__main__":
    main()
