"""Writes a made-up crawl as JSON lines, with a key that says which pages are copies, nearly copies or doubled.

Needs nothing but the package. The same seed gives the same bytes; a longer mixed crawl begins with the pages of a
shorter one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from child import run
from crawls.writing import KINDS, key_of, write_crawl


def write_apart(target: Path, kind: str, documents: int, seed: int) -> int:
    """The bytes of a crawl that another process wrote.

    Whoever measures children stays small so: their memory counts from that of the process that starts them.
    """
    run([sys.executable, __file__, str(target), "--documents", str(documents), "--kind", kind, "--seed", str(seed)])
    return target.stat().st_size


def main() -> None:
    """Write the crawl that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, help="the file to write; its key goes to TARGET.key.jsonl")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--kind", choices=KINDS, default="mixed")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = perf_counter()
    size = write_crawl(arguments.target, arguments.kind, arguments.documents, arguments.seed)
    seconds = perf_counter() - started
    print(f"{arguments.target}: {arguments.documents} pages, {size / 1e6:.0f} MB, {size / 1e6 / seconds:.0f} MB/s")
    print(f"{key_of(arguments.target)}: what is known of them")


if __name__ == "__main__":
    main()
