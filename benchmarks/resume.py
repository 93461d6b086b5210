"""Kills an audit at random moments with SIGKILL, resumes it, and compares its files with an undisturbed audit's.

Needs a version of the package that has `--resume`; it says so and ends with 0 where that is missing.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from audit_command import audit, has
from child import run
from crawl import write_apart
from results import Table, add_json_option, publish
from same_output import differing_files

MOMENTS = 10
LATEST = 0.95  # of the undisturbed run's time: later it may have ended
HEADER = ("killed after s", "of s", "state left", "resumed in s", "differing files")


def main() -> None:
    """Try each moment; exit code 1 where a file differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000, help="of the made-up crawl")
    parser.add_argument("--moments", type=int, default=MOMENTS)
    parser.add_argument("--memory", default="500M")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--seed", type=int, default=1, help="of the crawl and of the moments")
    add_json_option(parser)
    arguments = parser.parse_args()
    if not has("--resume"):
        print("this version has no --resume: nothing to try")
        return
    options = ("--quiet", "--jobs", arguments.jobs, "--memory", arguments.memory)
    with tempfile.TemporaryDirectory() as name:
        crawl, whole = Path(name) / "crawl.jsonl", Path(name) / "whole"
        write_apart(crawl, "mixed", arguments.documents, arguments.seed)
        seconds = run(audit(crawl, output=whole, options=options)).wall
        chances = random.Random(arguments.seed)
        moments = [seconds * LATEST * chances.random() for _ in range(arguments.moments)]
        rows = tuple(try_moment(crawl, whole, moment, seconds, options) for moment in moments)
    wrong = sum(row[-1] != "none" for row in rows)
    title = (
        f"kill -9 and --resume, {arguments.documents} documents: {len(rows) - wrong} of {len(rows)} with the same bytes"
    )
    figures = {"moments": len(rows), "same": len(rows) - wrong}
    publish("resume", [Table(title=title, header=HEADER, rows=rows)], figures, arguments.json)
    sys.exit(wrong > 0)


def try_moment(crawl: Path, whole: Path, moment: float, seconds: float, options: tuple[str, ...]) -> tuple[str, ...]:
    """The row of one kill."""
    output = whole.with_name("killed")
    shutil.rmtree(output, ignore_errors=True)
    kill_after(audit(crawl, output=output, options=options), moment)
    left = sum(path.stat().st_size for path in (output / ".state").rglob("*") if path.is_file())
    resumed = run(audit(crawl, output=output, options=(*options, "--resume")))
    differing = differing_files(whole, output)
    return (
        f"{moment:.1f}",
        f"{seconds:.1f}",
        f"{left / 1e6:.1f} MB",
        f"{resumed.wall:.1f}",
        ", ".join(differing) or "none",
    )


def kill_after(command: list[str], seconds: float) -> None:
    """Start the command in a session of its own and kill all its processes at once after a while."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    main()
