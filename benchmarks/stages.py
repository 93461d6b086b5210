"""MB/s of every stage from text to signatures and repeats, on one core, in both gears side by side.

Needs the package with numba and the labelled sets (`--data`), or JSON lines with a text each (`--jsonl`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import numpy as np
from labelled import add_data_option, documents, records
from results import Table, add_json_option, publish

from dupcheck.kernels.gear import JIT, PLAIN, Gear, load_gear
from dupcheck.match.repeats import find_repeats
from dupcheck.model.batch import Batch, in_batches
from dupcheck.model.document import Document
from dupcheck.sketch.bands import band_keys, choose_bands
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.tables import make_tables

ROUNDS = 5
GEARS = (PLAIN, JIT)
PAIRS = 1000  # of random documents of a batch, whose signatures and sets are compared
HEADER = ("stage", *(f"{name} MB/s" for name in GEARS), "times as fast")
Seconds = dict[str, float]


def main() -> None:
    """Print the median of ROUNDS for each stage, the gears taking turns."""
    arguments = _arguments()
    batches = list(in_batches(_documents(arguments)))
    size = sum(len(batch.buffer) for batch in batches) / 1e6
    gears = [load_gear(name) for name in GEARS]
    rounds = [[one_round(batches, gear) for gear in gears] for _ in range(ROUNDS)]
    figures = {
        stage: [median(one[number][stage] for one in rounds) for number in range(len(gears))] for stage in rounds[0][0]
    }
    rows = tuple(
        (stage, *(f"{size / spent:.0f}" for spent in seconds), f"{seconds[0] / seconds[1]:.1f}")
        for stage, seconds in figures.items()
    )
    title = f"{size:.0f} MB of text, one process, {ROUNDS} rounds"
    flat = {
        f"{stage} {name}": spent for stage, both in figures.items() for name, spent in zip(GEARS, both, strict=True)
    }
    publish("stages", [Table(title=title, header=HEADER, rows=rows)], flat, arguments.json)


def one_round(batches: list[Batch], gear: Gear) -> Seconds:
    """CPU seconds per stage over all batches."""
    spent: Seconds = {}
    for batch in batches:
        _one_batch(batch, gear, spent)
    return spent


def _one_batch(batch: Batch, gear: Gear, spent: Seconds) -> None:
    def timed(stage: str, work: Callable[..., Any], *given: Any) -> Any:
        started = process_time()
        result = work(*given)
        spent[stage] = spent.get(stage, 0.0) + process_time() - started
        return result

    random = np.random.default_rng(1)
    left, right = random.integers(0, len(batch), (2, PAIRS))
    tables = timed("tables", make_tables, batch, gear)
    shingles = timed("shingles", shingle, tables, 5)
    signatures = timed("signatures", sign, shingles, 128, 1, gear)
    timed("repeats", find_repeats, tables)
    timed("digests", gear.document_digests, tables.runs, tables.tokens.hashes, tables.tokens.offsets)
    sets = timed("sets", gear.distinct_sets, shingles.hashes, shingles.offsets)
    timed("band keys", band_keys, signatures, choose_bands(0.8, 128), gear)
    timed("agreements", gear.agreements, signatures, left, right)
    timed("overlaps", gear.overlaps, *sets, left, right)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    add_json_option(parser)
    parser.add_argument("--jsonl", type=Path, help="JSON lines with a text each instead")
    parser.add_argument("--documents", type=int, help="no more than these")
    return parser.parse_args()


def _documents(arguments: argparse.Namespace) -> list[Document]:
    if not arguments.jsonl:
        return documents(records(arguments.data, "wcxb_out"))[: arguments.documents]
    with arguments.jsonl.open("rb") as lines:
        return [Document(text=json.loads(line)["text"] or "") for line in islice(lines, arguments.documents)]


if __name__ == "__main__":
    main()
