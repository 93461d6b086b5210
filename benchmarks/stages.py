"""MB/s of every stage from text to signatures and repeats, on one core.

Needs the package and the labelled sets (`--data`). It calls the stages themselves, in whatever kernels they stand.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import TypeVar

from labelled import add_data_option, documents, records
from results import Table, add_json_option, publish

from dupcheck.match.repeats import find_repeats
from dupcheck.model.batch import Batch, in_batches
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.tables import make_tables

ROUNDS = 5
Result = TypeVar("Result")


def main() -> None:
    """Print the median of ROUNDS for each stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    add_json_option(parser)
    arguments = parser.parse_args()
    batches = list(in_batches(documents(records(arguments.data, "wcxb_out"))))
    size = sum(len(batch.buffer) for batch in batches) / 1e6
    rounds = [one_round(batches) for _ in range(ROUNDS)]
    seconds = {stage: median(spent[stage] for spent in rounds) for stage in rounds[0]}
    rows = tuple((stage, f"{spent:.2f}", f"{size / spent:.0f}") for stage, spent in seconds.items())
    title = f"{size:.0f} MB of extractor output, one process, {ROUNDS} rounds"
    publish("stages", [Table(title=title, header=("stage", "s", "MB/s"), rows=rows)], seconds, arguments.json)


def one_round(batches: list[Batch]) -> dict[str, float]:
    """CPU seconds per stage over all batches."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        started = process_time()
        result = work()
        spent[stage] = spent.get(stage, 0.0) + process_time() - started
        return result

    for batch in batches:
        tables = timed("tables", lambda batch=batch: make_tables(batch))  # type: ignore[misc]  # mypy cannot type a bound default
        shingles = timed("shingles", lambda tables=tables: shingle(tables, 5))  # type: ignore[misc]  # as above
        timed("signatures", lambda shingles=shingles: sign(shingles, 128, 1))  # type: ignore[misc]  # as above
        timed("repeats", lambda tables=tables: find_repeats(tables))  # type: ignore[misc]  # as above
    return spent


if __name__ == "__main__":
    main()
