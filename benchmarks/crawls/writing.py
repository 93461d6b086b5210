"""A crawl as a file, and its answer key beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from crawls.mixed import Crawl
from crawls.pages import Page
from crawls.special import SPECIAL, ordinary_pages, special_pages
from crawls.spelling import json_lines
from crawls.vocabulary import Language, make_languages

PAGES_A_WRITE = 64  # spelled at once: their arrays fit the cache
KINDS = ("mixed", "ordinary", *SPECIAL)


def write_crawl(target: Path, kind: str, count: int, seed: int) -> int:
    """The bytes written to `target`; what is known of the pages goes to `key_of(target)`."""
    languages, pieces = make_languages(seed)
    pages = pages_of(kind, count, languages, seed)
    size = 0
    with target.open("wb") as lines, key_of(target).open("w", encoding="utf-8") as key:
        while some := list(islice(pages, PAGES_A_WRITE)):
            size += sum(map(lines.write, json_lines(some, pieces)))
            key.writelines(json.dumps({"id": page.id, **page.known}) + "\n" for page in some if page.known)
    return size


def pages_of(kind: str, count: int, languages: tuple[Language, ...], seed: int) -> Iterator[Page]:
    """The pages of a crawl of one of KINDS."""
    if kind == "mixed":
        return Crawl(languages, seed).pages(count)
    if kind == "ordinary":
        return ordinary_pages(count, Crawl(languages, seed))
    return special_pages(kind, count, languages[0], seed)


def key_of(target: Path) -> Path:
    """Where the answer key of a crawl lies."""
    return target.with_name(f"{target.name}.key.jsonl")
