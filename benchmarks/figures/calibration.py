"""Findings on the outputs of extractors, and how many are right by the hand-made text of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from labelled import records

from dupcheck import Document, Finding, Settings, check
from figures.alarms import FAULT, known_alarms
from figures.alignment import Words
from figures.outputs import number_of, pages
from figures.rightness import Compared, is_right

SETS = {"aeb": "aeb_gold", "wcxb_out": "wcxb_gold"}  # outputs and the hand-made texts of their pages
PART = 4  # every fourth page is asked with its HTML


@dataclass(frozen=True, slots=True)
class Verdict:
    """One finding: is it right?"""

    rule: str
    confidence: str
    page: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class Outputs:
    """The outputs of a set of pages with the hand-made texts; `html` is empty where the text alone is asked."""

    rows: Sequence[dict[str, Any]]
    gold: dict[str, str]
    html: dict[str, str]


def outputs(folder: Path, *, with_html: bool) -> Outputs:
    """Every output that is not empty; with the HTML of the page beside it those of every fourth page."""
    gold = {row["id"]: row["text"] for name in SETS.values() for row in records(folder, name)}
    rows = [row for name in SETS for row in records(folder, name) if row["page"] in gold and row["text"]]
    if not with_html:
        return Outputs(rows, gold, {})
    html = pages(folder)
    return Outputs([row for row in rows if row["page"] in html and number_of(row["page"]) % PART == 0], gold, html)


def verdicts(outputs: Outputs, rules: Sequence[str]) -> Iterator[Verdict]:
    """Every finding of these rules with the verdict on it."""
    given = [
        Document(text=row["text"], id=row["id"], path=row["id"], url=row["url"], html=outputs.html.get(row["page"]))
        for row in outputs.rows
    ]
    found = sorted(check(given, Settings(jobs=1, select=tuple(rules))).findings, key=lambda finding: finding.document)
    said = {document: list(group) for document, group in groupby(found, lambda finding: finding.document)}
    words: dict[str, Words] = {}
    faults = {key for key, verdict in known_alarms().items() if verdict == FAULT}
    for row in outputs.rows:
        if row["id"] in said:
            page = row["page"]
            if page not in words:
                words[page] = Words(outputs.gold[page])
            compared = Compared(row["text"], outputs.gold[page], words[page])
            yield from (_verdict(finding, page, compared, faults) for finding in said[row["id"]])


def _verdict(finding: Finding, page: str, compared: Compared, faults: set[tuple[str, str]]) -> Verdict:
    """A fault that was left in the hand-made text itself, as somebody has read, is one in the output too."""
    right = (page, finding.rule) in faults or is_right(finding, compared)
    return Verdict(finding.rule, finding.confidence, page, right)
