"""A crawl as a file, and its answer key beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from crawls.mixed import Crawl
from crawls.pages import Page
from crawls.special import SPECIAL, ordinary_pages, special_pages

KINDS = ("mixed", "ordinary", *SPECIAL)


def pages_of(kind: str, count: int, seed: int) -> Iterator[Page]:
    """The pages of a crawl of one of KINDS."""
    if kind == "mixed":
        return Crawl(seed).pages(count)
    if kind == "ordinary":
        return ordinary_pages(count, seed)
    return special_pages(kind, count, seed)


def write_crawl(target: Path, kind: str, count: int, seed: int) -> int:
    """The bytes written to `target`; what is known of the pages goes to `key_of(target)`."""
    size = 0
    with target.open("wb") as lines, key_of(target).open("w", encoding="utf-8") as key:
        for page in pages_of(kind, count, seed):
            size += lines.write(page.line())
            if page.known is not None:
                key.write(json.dumps({"id": page.id, **page.known}) + "\n")
    return size


def key_of(target: Path) -> Path:
    """Where the answer key of a crawl lies."""
    return target.with_name(f"{target.name}.key.jsonl")
