"""What a document costs as a made-up crawl grows, and in crawls whose pages are all alike; and peak memory.

Needs the package and room for the crawl: 3 MB a thousand documents. The whole row is
`--sizes 10000,100000,1000000,5000000`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from audit_command import audit, has
from child import one_core, run
from crawl import write_apart
from results import Table, add_json_option, publish

SIZES = "10000,100000"
SPECIAL_SIZES = {"identical": 200_000, "template": 50_000, "half-alike": 50_000}
HEADER = ("crawl", "documents", "MB", "CPU s", "wall s", "µs/document", "times as much", "peak MB")
NOTE = "  CPU seconds of the whole audit with its start, one job; times as much: as a document of {base}.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One audit of one crawl."""

    kind: str
    documents: int
    size: int
    cpu: float
    wall: float
    max_rss: int

    @property
    def microseconds(self) -> float:
        """CPU time of one document."""
        return self.cpu / self.documents * 1e6

    def row(self, base: Measured) -> tuple[str, ...]:
        """The row of the table."""
        return (
            self.kind,
            str(self.documents),
            f"{self.size / 1e6:.0f}",
            f"{self.cpu:.1f}",
            f"{self.wall:.1f}",
            f"{self.microseconds:.0f}",
            f"{self.microseconds / base.microseconds:.2f}",
            f"{self.max_rss / 1e6:.0f}",
        )

    def figures(self, base: Measured) -> dict[str, object]:
        """The same as bare numbers."""
        return {
            "kind": self.kind,
            "documents": self.documents,
            "microseconds": self.microseconds,
            "times": self.microseconds / base.microseconds,
            "max_rss": self.max_rss,
        }


def main() -> None:
    """Measure the sizes, then the special crawls beside ordinary pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help=f"documents of the mixed crawls [{SIZES}]; empty for none")
    parser.add_argument("--special", type=float, default=1.0, help="share of the special crawls' full size; 0 for none")
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
            measured = [measure(kind, size, Path(name), arguments.memory, arguments.seed) for kind, size in crawls]
            if measured:
                note = NOTE.format(base=f"{measured[0].documents} {measured[0].kind} pages")
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


def measure(kind: str, documents: int, folder: Path, memory: str, seed: int) -> Measured:
    """The cost of auditing one crawl, which is written and removed again."""
    crawl, report = folder / f"{kind}-{documents}.jsonl", folder / "report"
    size = write_apart(crawl, kind, documents, seed)
    usage = run(audit(crawl, output=report, options=("--jobs", "1", "--quiet", "--memory", memory)), cores=one_core())
    crawl.unlink()
    shutil.rmtree(report)
    return Measured(kind=kind, documents=documents, size=size, cpu=usage.cpu, wall=usage.wall, max_rss=usage.max_rss)


if __name__ == "__main__":
    main()
