"""MB/s of every stage from text to signatures and repeats, on one core."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import TypeVar

from labelled import data_folder, documents, records

from dupcheck.match.repeats import find_repeats
from dupcheck.model.batch import Batch, in_batches
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.tables import make_tables

ROUNDS = 5
Result = TypeVar("Result")


def main() -> None:
    """Print the median of ROUNDS for each stage."""
    batches = list(in_batches(documents(records(data_folder(__doc__ or ""), "wcxb_out"))))
    size = sum(len(batch.buffer) for batch in batches) / 1e6
    rounds = [one_round(batches) for _ in range(ROUNDS)]
    print(f"{size:.0f} MB of extractor output, {ROUNDS} rounds")
    for stage in rounds[0]:
        seconds = median(spent[stage] for spent in rounds)
        print(f"  {stage:12} {seconds:6.2f} s {size / seconds:7.0f} MB/s")


def one_round(batches: list[Batch]) -> dict[str, float]:
    """Seconds per stage over all batches."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        started = perf_counter()
        result = work()
        spent[stage] = spent.get(stage, 0.0) + perf_counter() - started
        return result

    for batch in batches:
        tables = timed("tables", lambda batch=batch: make_tables(batch))  # type: ignore[misc]  # mypy cannot type a bound default
        shingles = timed("shingles", lambda tables=tables: shingle(tables, 5))  # type: ignore[misc]  # as above
        timed("signatures", lambda shingles=shingles: sign(shingles, 128, 1))  # type: ignore[misc]  # as above
        timed("repeats", lambda tables=tables: find_repeats(tables))  # type: ignore[misc]  # as above
    return spent


if __name__ == "__main__":
    main()
