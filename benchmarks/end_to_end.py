"""From raw JSON lines to near-duplicates, whole processes on one core: dupcheck beside its peers, and what each finds.

The peers come with the extra `bench`; where they need environments of their own, `--python` and `--python-of`
name their interpreters. A peer that is not there is left out and said so. The pages' `id`s must differ.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import audit_command
from child import ChildFailed, Usage, one_core, run, typical
from claimed_pairs import Quality, of_audit, of_groups, quality
from exact_pairs import exact_pairs
from results import Table, add_json_option, publish

PEERS = ("datasketch_lsh", "rensa_lsh", "text_dedup_minhash", "datatrove_minhash", "gaoya_index", "daft_minhash")
HERE = Path(__file__).parent
HEADER = ("tool", "MB/s", "slower by", "CPU s", "wall s", "peak MB", "recall", "precision", "pairs")
NOTE = (
    "  MB/s of CPU time, medians of rounds that took turns (A B A B). Recall and precision of pairs against exact\n"
    "  Jaccard of word 5-grams >= 0.8, of a cluster all its pairs. dupcheck is judged by its own words (Han and Thai\n"
    "  by character), peers by runs of letters and digits.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One tool: the command that reads `source` and writes `output`."""

    name: str
    command: list[str]
    output: Path
    shingling: str


def main() -> None:
    """Run every tool in turn, then judge what it found."""
    arguments = parse()
    with tempfile.TemporaryDirectory() as name:
        contenders = [*audits(arguments, Path(name)), *peers(arguments, Path(name))]
        costs = take_turns(contenders, arguments.rounds)
        size = arguments.pages.stat().st_size / 1e6
        judged = {c.name: judge(c, arguments.pages) for c in contenders if c.name in costs}
    rows, figures = lay_out(costs, judged, size)
    missing = [c.name for c in contenders if c.name not in costs]
    note = NOTE + (f"  Not there: {', '.join(missing)}.\n" if missing else "")
    title = f"{arguments.pages.name}, {size:.0f} MB, one core, {arguments.rounds} rounds"
    publish("end_to_end", [Table(title=title, header=HEADER, rows=rows, note=note)], figures, arguments.json)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="JSON lines with id and text, also as .zst")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"of {','.join(PEERS)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kernels", default="auto,plain", help="gears of dupcheck to run, where it has a choice")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument(
        "--python-of", action="append", default=[], metavar="PEER=PATH", help="the interpreter of one peer"
    )
    add_json_option(parser)
    arguments = parser.parse_args()
    arguments.pages = arguments.pages.resolve()
    return arguments


def audits(arguments: argparse.Namespace, folder: Path) -> list[Contender]:
    """dupcheck in each gear that this version offers."""
    gears = arguments.kernels.split(",") if audit_command.has("--kernels") else [""]
    found = []
    for gear in gears:
        name = f"dupcheck {gear}".strip()
        output = folder / name.replace(" ", "-")
        options = (*audit_command.CLUSTERS_ONLY, "--jobs", "1", "--quiet", "--kernels", gear)
        command = audit_command.audit(arguments.pages, output=output, options=options)
        found.append(Contender(name=name, command=command, output=output, shingling="dupcheck"))
    return found


def peers(arguments: argparse.Namespace, folder: Path) -> list[Contender]:
    """The peers that were asked for."""
    interpreters = dict(word.split("=", 1) for word in arguments.python_of)
    found = []
    for name in filter(None, arguments.peers.split(",")):
        output = folder / name
        python = interpreters.get(name, arguments.python)
        command = [python, "-m", f"peers.{name}", str(arguments.pages), str(output)]
        found.append(Contender(name=name, command=command, output=output, shingling="plain"))
    return found


def take_turns(contenders: list[Contender], rounds: int) -> dict[str, Usage]:
    """The typical cost of each that works; in each round every one has its turn."""
    costs: dict[str, list[Usage]] = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            if contender.name in costs:
                shutil.rmtree(contender.output, ignore_errors=True)
                try:
                    costs[contender.name].append(
                        run(contender.command, cores=one_core(), environment={"PYTHONPATH": search_path()})
                    )
                except ChildFailed as failure:
                    print(failure, file=sys.stderr)
                    del costs[contender.name]
    return {name: typical(usages) for name, usages in costs.items()}


def search_path() -> str:
    """Where children find the peers' scripts and the package."""
    return f"{HERE}:{HERE.parent}"


def judge(contender: Contender, pages: Path) -> Quality:
    """What the last run of a tool found, against brute force."""
    exact = {(left, right) for left, right in exact_pairs(pages, contender.shingling).tolist()}
    claimed = of_audit(contender.output, pages) if contender.output.is_dir() else of_groups(contender.output)
    return quality(claimed, exact)


def lay_out(
    costs: dict[str, Usage], judged: dict[str, Quality], size: float
) -> tuple[tuple[tuple[str, ...], ...], dict[str, dict[str, float]]]:
    """The table's rows, and the same as bare numbers; ratios are to the first tool."""
    first = next(iter(costs.values())).cpu
    rows, figures = [], {}
    for name, cost in costs.items():
        found = judged[name]
        figures[name] = {
            "mb_per_second": size / cost.cpu,
            "slower_by": cost.cpu / first,
            "cpu": cost.cpu,
            "wall": cost.wall,
            "max_rss": cost.max_rss,
            "recall": found.recall,
            "precision": found.precision,
            "pairs": found.claimed,
        }
        rows.append(
            (
                name,
                f"{size / cost.cpu:.1f}",
                f"{cost.cpu / first:.2f}",
                f"{cost.cpu:.1f}",
                f"{cost.wall:.1f}",
                f"{cost.max_rss / 1e6:.0f}",
                f"{found.recall:.4f}",
                f"{found.precision:.4f}",
                str(found.claimed),
            )
        )
    return tuple(rows), figures


if __name__ == "__main__":
    main()
