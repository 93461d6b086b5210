"""What a document costs as a made-up crawl grows, and in crawls whose pages are all alike; and peak memory.

Needs the package and room for the crawl: 3 MB a thousand documents. The whole row is
`--sizes 10000,100000,1000000,5000000`. The largest takes an hour, in which a rented machine's speed may drift by more
than what is looked for: with `--beside` the smallest crawl is audited again and again on another core meanwhile, and
what a document of the larger one costs is compared with the mean of these.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from threading import Event

from audit_command import audit, has
from child import Usage, one_core, other_core, run
from crawl import write_apart
from results import Table, add_json_option, publish

SIZES = "10000,100000"
SPECIAL_SIZES = {"identical": 200_000, "template": 50_000, "half-alike": 50_000}
HEADER = ("crawl", "documents", "MB", "CPU s", "wall s", "µs/document", "of the base", "times as much", "peak MB")
NOTE = "  CPU seconds of the whole audit with its start, one job; of the base: of a document of\n  {base}{meanwhile}.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One audit of one crawl."""

    kind: str
    documents: int
    size: int
    cpu: float
    wall: float
    max_rss: int
    beside: float | None = None  # microseconds of a document of the smallest crawl meanwhile

    @property
    def microseconds(self) -> float:
        """CPU time of one document."""
        return self.cpu / self.documents * 1e6

    def times(self, base: Measured) -> float:
        """How many times as much a document costs as one of the base, meanwhile where that was measured."""
        return self.microseconds / (self.beside or base.microseconds)

    def row(self, base: Measured) -> tuple[str, ...]:
        """The row of the table."""
        return (
            self.kind,
            str(self.documents),
            f"{self.size / 1e6:.0f}",
            f"{self.cpu:.1f}",
            f"{self.wall:.1f}",
            f"{self.microseconds:.0f}",
            f"{self.beside or base.microseconds:.0f}",
            f"{self.times(base):.2f}",
            f"{self.max_rss / 1e6:.0f}",
        )

    def figures(self, base: Measured) -> dict[str, object]:
        """The same as bare numbers."""
        return {
            "kind": self.kind,
            "documents": self.documents,
            "microseconds": self.microseconds,
            "beside": self.beside,
            "times": self.times(base),
            "max_rss": self.max_rss,
        }


def main() -> None:
    """Measure the sizes, then the special crawls beside ordinary pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help=f"documents of the mixed crawls [{SIZES}]; empty for none")
    parser.add_argument("--special", type=float, default=1.0, help="share of the special crawls' full size; 0 for none")
    parser.add_argument("--beside", action="store_true", help="audit the smallest crawl meanwhile, on another core")
    parser.add_argument("--memory", default="2G")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the crawls are written [a temporary folder]")
    add_json_option(parser)
    arguments = parser.parse_args()
    tables, figures = [], {}
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        sizes = [("mixed", int(size)) for size in filter(None, arguments.sizes.split(","))]
        special = [(kind, int(size * arguments.special)) for kind, size in SPECIAL_SIZES.items() if arguments.special]
        ordinary = [("ordinary", min(size for _, size in special))] if special else []
        for title, crawls in (("A crawl that grows", sizes), ("Crawls of pages alike", [*ordinary, *special])):
            measured = measured_crawls(crawls, Path(name), arguments)
            if measured:
                meanwhile = ", the mean of all audits of it meanwhile" if arguments.beside else ""
                note = NOTE.format(base=f"{measured[0].documents} {measured[0].kind} pages", meanwhile=meanwhile)
                rows = tuple(one.row(measured[0]) for one in measured)
                tables.append(
                    Table(
                        title=title + (f", --memory {arguments.memory}" if has("--memory") else ""),
                        header=HEADER,
                        rows=rows,
                        note=note,
                    )
                )
                figures[title] = [one.figures(measured[0]) for one in measured]
    publish("scale", tables, figures, arguments.json)


def measured_crawls(crawls: list[tuple[str, int]], folder: Path, arguments: argparse.Namespace) -> list[Measured]:
    """The cost of each crawl, the first of which is the base."""
    found: list[Measured] = []
    base: Path | None = None
    for kind, documents in crawls:
        crawl = folder / f"{kind}-{documents}.jsonl"
        size = write_apart(crawl, kind, documents, arguments.seed)
        with meanwhile(base, arguments.memory) as others:
            usage = audited(crawl, arguments.memory, one_core())
        cost = Measured(
            kind=kind, documents=documents, size=size, cpu=usage.cpu, wall=usage.wall, max_rss=usage.max_rss
        )
        if others:
            cost = replace(cost, beside=mean(other.cpu for other in others) / found[0].documents * 1e6)
        found.append(cost)
        if arguments.beside and base is None:
            base = crawl
        else:
            crawl.unlink()
    return found


@contextmanager
def meanwhile(crawl: Path | None, memory: str) -> Iterator[list[Usage]]:
    """What audits of the crawl cost, one after the other on another core, that end while the statement lasts."""
    costs: list[Usage] = []
    is_over = Event()

    def again() -> None:
        while not is_over.is_set():
            cost = audited(crawl, memory, other_core()) if crawl else None
            if cost is None or is_over.is_set():
                return
            costs.append(cost)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(again)
        yield costs
        is_over.set()
        running.result()


def audited(crawl: Path, memory: str, cores: set[int]) -> Usage:
    """The cost of one audit."""
    report = crawl.with_suffix(f".report-{min(cores)}")
    usage = run(audit(crawl, output=report, options=("--jobs", "1", "--quiet", "--memory", memory)), cores=cores)
    shutil.rmtree(report)
    return usage


if __name__ == "__main__":
    main()
