"""Every matcher's and rule's figures on labelled sets of real pages and a made-up crawl, held against floors.json.

Needs the package and the labelled sets (`--data`); all of it takes a quarter of an hour, parts can be named. Exit code
1 and a line for each figure that is below its floor, and for each warning on a hand-made text that nobody has read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from figures import (
    boilerplate,
    clean,
    coverage,
    doubled,
    near,
    places,
    planted,
    rates,
    real_chrome,
    suspicion,
    written_apart,
)
from figures.figure import Figure
from floors import Floors, complaints, digests, pin, read_floors, write_floors
from labelled import add_data_option
from rates_file import write_rates
from results import Table, add_json_option, publish

FILES = (
    "aeb_gold.jsonl.gz",
    "aeb_html.jsonl.gz",
    "wcxb_gold.jsonl.gz",
    "wcxb_html.jsonl.gz",
    "hardneg.jsonl.gz",
    "doubled_key.jsonl",
    "aeb.jsonl.gz",
    "wcxb_out.jsonl.gz",
    "tiptop.jsonl.gz",
    "ver_kafka.jsonl.gz",
    "nd_mccormick1000.jsonl.gz",
    "nd_mccormick1000_pairs.jsonl.gz",
    "site_pages.jsonl.gz",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part gives: its figures, its own tables, what is wrong beside figures, what to do when it is pinned."""

    figures: Sequence[Figure]
    tables: Sequence[Table] = ()
    wrong: Sequence[str] = ()
    keep: Callable[[dict[str, str]], None] = field(default=lambda digests: None)


def of_clean(folder: Path) -> Measured:
    """Hand-made texts of which nothing should be said."""
    figures, rows, unread = clean.measure(folder)
    header = ("set", "severity", "documents", "rules")
    return Measured(figures, [Table(title="What is said of clean texts", header=header, rows=tuple(rows))], unread)


def of_rules(folder: Path) -> Measured:
    """The rates that the package ships, measured anew."""
    measured, sizes = rates.measure(folder)
    header = ("rule", "aeb_gold", "wcxb_gold", "hardneg", "high", "medium", "low")
    note = "Hand-made texts warned of + noted; findings on outputs of extractors that are right / all, by confidence."
    table = Table(title="Rates of the rules", header=header, rows=tuple(rates.rows(measured)), note=note)
    return Measured(rates.figures(measured, sizes), [table], keep=lambda digests: write_rates(measured, sizes, digests))


PARTS: Mapping[str, Callable[[Path], Measured]] = {  # by the beginning of their figures' names
    "clean": of_clean,
    "doubled": lambda folder: Measured(doubled.measure(folder)),
    "near": lambda folder: Measured(near.measure(folder)),
    "planted": lambda folder: Measured(planted.measure()),
    "places": lambda folder: Measured(places.measure(folder)),
    "suspicion": lambda folder: Measured(suspicion.measure(folder)),
    "coverage": lambda folder: Measured(coverage.measure(folder)),
    "boilerplate": lambda folder: Measured(boilerplate.measure(folder)),
    "chrome": lambda folder: Measured(real_chrome.measure(folder)),
    "apart": lambda folder: Measured(written_apart.measure()),
    "rules": of_rules,
}


def main() -> None:
    """Measure, print, and compare or pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} [all]")
    parser.add_argument(
        "--pin",
        metavar="REASON",
        help="make these figures the floors, and the rates those that the package ships; the reason is kept beside "
        "each floor that changes",
    )
    add_json_option(parser)
    arguments = parser.parse_args()
    unknown = sorted(set(arguments.parts) - PARTS.keys())
    if unknown:
        parser.error(f"no part is named {', '.join(unknown)}; there are {', '.join(PARTS)}")
    asked = tuple(arguments.parts or PARTS)
    measured = [PARTS[name](arguments.data) for name in asked]
    figures = [figure for part in measured for figure in part.figures]
    data = digests(arguments.data, FILES)
    before = read_floors().only(asked)
    tables = [figures_table(figures, before), *(table for part in measured for table in part.tables)]
    publish("quality", tables, {figure.name: figure.share for figure in figures}, arguments.json)
    said = [line for part in measured for line in part.wrong]
    if arguments.pin:
        write_floors(read_floors().without(asked) | pin(figures, before, data, arguments.pin))
        for part in measured:
            part.keep(data)
    else:
        said += complaints(figures, before, data)
    print("\n".join(said), file=sys.stderr)
    sys.exit(bool(said))


def figures_table(figures: Sequence[Figure], floors: Floors) -> Table:
    """Each figure beside its floor; those of single rules have a table of their own."""
    rows = []
    for figure in figures:
        if figure.name.count("/") > 1 and figure.name.startswith("rules/"):
            continue
        floor = floors.floors.get(figure.name)
        least = f"{floor.share:.4f}" if floor else "none yet"
        rows.append((figure.name, f"{figure.share:.4f}", least, str(figure.hits), str(figure.total)))
    header = ("figure", "share", "floor", "hits", "of")
    return Table(title="Shares found, or rightly left alone", header=header, rows=tuple(rows))


if __name__ == "__main__":
    main()
