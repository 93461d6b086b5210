"""The task that every peer is given: pages from JSON lines, word 5-grams, groups of near-duplicates out."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import orjson
import zstandard

THRESHOLD = 0.8
SHINGLE_SIZE = 5
NUM_PERM = 128
NUM_BANDS, ROWS_PER_BAND = 18, 6  # a pair at Jaccard 0.8 shares a band with probability 0.996
PAGES_A_STEP = 2_000  # handed to a peer at once: enough for its bulk calls


class Name(Protocol):
    """What a page goes by, its number or its id: both have an order."""

    def __hash__(self) -> int: ...
    def __lt__(self, other: Any, /) -> bool: ...


Page = TypeVar("Page", bound=Name)

WORD = re.compile(r"\w+")


def input_and_output() -> tuple[Path, Path]:
    """The file to read and the file to write, from the command line."""
    source, target = sys.argv[1:]
    return Path(source), Path(target)


def texts(source: Path) -> Iterator[str]:
    """The pages' texts in order; the number of its line is a page's name."""
    with open_lines(source) as lines:
        for line in lines:
            yield orjson.loads(line)["text"]


def open_lines(source: Path) -> BinaryIO:
    """The file's lines, decompressed where its name ends in .zst."""
    if source.suffix == ".zst":
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(source.open("rb")), 1 << 20)
    return source.open("rb")


def in_steps(pages: Iterable[str]) -> Iterator[list[str]]:
    """The pages in lists of PAGES_A_STEP."""
    pages = iter(pages)
    while step := list(islice(pages, PAGES_A_STEP)):
        yield step


def words_of(text: str) -> list[str]:
    """The words, in lower case."""
    return WORD.findall(text.lower())


def shingles_of(text: str) -> set[bytes]:
    """The distinct runs of SHINGLE_SIZE words; a shorter text is one shingle, an empty one none."""
    words = " ".join(words_of(text)).encode().split()
    if len(words) < SHINGLE_SIZE:
        return {b" ".join(words)} if words else set()
    return set(map(b" ".join, zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)))


def write_groups(target: Path, groups: Iterable[Iterable[int]]) -> None:
    """One line a group: the numbers of pages that are said to be near-duplicates of each other; two are a pair."""
    with target.open("w", encoding="ascii") as lines:
        lines.writelines(" ".join(map(str, group)) + "\n" for group in groups)


def components(groups: Iterable[Iterable[Page]]) -> list[list[Page]]:
    """The clusters that arise when whatever shares a group is joined: the usual end of those that do not verify."""
    parents: dict[Page, Page] = {}
    for group in groups:
        first, *others = group
        for other in others:
            parents[root_of(parents, other)] = root_of(parents, first)
    clusters: dict[Page, list[Page]] = {}
    for page in sorted(parents):
        clusters.setdefault(root_of(parents, page), []).append(page)
    return list(clusters.values())


def root_of(parents: dict[Page, Page], page: Page) -> Page:
    """The page at the top of the parents; the way there is halved for the next who asks."""
    while parents.setdefault(page, page) != page:
        parents[page] = page = parents[parents[page]]
    return page
