"""The pairs of pages that a tool's output claims, by line number, and how right they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

import orjson
from peers.task import components

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of the exact pairs that are claimed, and of the claimed that are exact; how many are claimed."""

    recall: float
    precision: float
    claimed: int


def quality(claimed: Pairs, exact: Pairs) -> Quality:
    """Recall and precision; each 1.0 where there is nothing to find or nothing was claimed."""
    right = len(claimed & exact)
    return Quality(right / len(exact) if exact else 1.0, right / len(claimed) if claimed else 1.0, len(claimed))


def of_groups(path: Path) -> Pairs:
    """The pairs of a peer's output: one line a group of page numbers, each two of which are a pair."""
    with path.open(encoding="ascii") as lines:
        return in_order(pair for line in lines for pair in combinations(map(int, line.split()), 2))


def of_audit(folder: Path, pages: Path) -> Pairs:
    """The pairs of an audit: verified pairs of distinct texts, each for all their exact copies, and the copies."""
    numbers = {record["id"]: number for number, record in enumerate(records(pages))}
    copies = copies_of(folder)
    pairs = [(pair["left"], pair["right"]) for pair in records(folder / "pairs.jsonl")]
    named = [pair for left, right in pairs for pair in product(copies.get(left, (left,)), copies.get(right, (right,)))]
    named += [
        pair for group in {id(group): group for group in copies.values()}.values() for pair in combinations(group, 2)
    ]
    return in_order((numbers[left], numbers[right]) for left, right in named)


def copies_of(folder: Path) -> dict[str, list[str]]:
    """For each page that has exact copies, all of them; each finding of `exact-duplicate-doc` names two."""
    named = (
        (finding["related"][0]["document"], finding["document"])
        for finding in records(folder / "findings.jsonl")
        if finding["rule"] == "exact-duplicate-doc"
    )
    return {page: group for group in components(named) for page in group}


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    with path.open("rb") as lines:
        return [orjson.loads(line) for line in lines]


def in_order(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """The pairs with the smaller number first."""
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
