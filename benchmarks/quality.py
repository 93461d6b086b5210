"""Every matcher's figures on labelled sets of real pages and a made-up crawl, held against the floors in floors.json.

Needs the package and the labelled sets (`--data`). Exit code 1 and a line for each figure that is below its floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from figures import clean, doubled, near, planted
from figures.figure import Figure
from floors import (
    Floors,
    complaints,
    digests,
    joined,
    pin,
    read_floors,
    with_prefix,
    without_prefix,
    write_floors,
)
from labelled import add_data_option
from results import Table, add_json_option, publish

FILES = (
    "aeb_gold.jsonl.gz",
    "wcxb_gold.jsonl.gz",
    "hardneg.jsonl.gz",
    "doubled_key.jsonl",
    "aeb.jsonl.gz",
    "wcxb_out.jsonl.gz",
    "tiptop.jsonl.gz",
    "ver_kafka.jsonl.gz",
    "nd_mccormick1000.jsonl.gz",
    "nd_mccormick1000_pairs.jsonl.gz",
)


def main() -> None:
    """Measure, print, and compare or pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    parser.add_argument(
        "--pin", metavar="REASON", help="make these figures the floors; the reason is kept beside each that changes"
    )
    add_json_option(parser)
    arguments = parser.parse_args()
    false_alarms, rows = clean.measure(arguments.data)
    figures = [*false_alarms, *doubled.measure(arguments.data), *near.measure(arguments.data), *planted.measure()]
    stored, data = read_floors(), digests(arguments.data, FILES)
    floors, of_recall = without_prefix(stored, "recall"), with_prefix(stored, "recall")
    tables = [
        figures_table(figures, floors),
        Table(title="What is said of clean texts", header=("set", "severity", "documents", "rules"), rows=tuple(rows)),
    ]
    publish("quality", tables, {figure.name: figure.share for figure in figures}, arguments.json)
    if arguments.pin:
        write_floors(joined(pin(figures, floors, data, arguments.pin), Floors({}, of_recall.floors)))
        return
    said = complaints(figures, floors, data)
    print("\n".join(said), file=sys.stderr)
    sys.exit(bool(said))


def figures_table(figures: Sequence[Figure], floors: Floors) -> Table:
    """Each figure beside its floor."""
    rows = []
    for figure in figures:
        floor = floors.floors.get(figure.name)
        least = f"{floor.share:.4f}" if floor else "none yet"
        rows.append((figure.name, f"{figure.share:.4f}", least, str(figure.hits), str(figure.total)))
    header = ("figure", "share", "floor", "hits", "of")
    return Table(title="Shares found, or rightly left alone", header=header, rows=tuple(rows))


if __name__ == "__main__":
    main()
