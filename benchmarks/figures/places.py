"""Natural doubles beside their pages: does the finding name for each copy one element of the page that holds it?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype, NavigableString, Script, Stylesheet, Tag
from labelled import records

from dupcheck import Document, Finding, Settings, check
from figures.alignment import Words
from figures.doubled import REPEATS
from figures.figure import Figure
from figures.outputs import pages

SETS = {"aeb": "aeb", "wcxb_out": "wcxb_out"}
RUN = 8  # words of a text that stand twice
MIN_TWICE = 0.8  # of the runs that stand twice in the text stand twice in the page too
MIN_HELD = 0.6  # of a copy's runs in the element: words of it may be cut by inline elements


@dataclass(frozen=True, slots=True)
class Double:
    """A text that stands twice, its page, and what is said of it."""

    text: str
    html: str
    expect: str
    findings: tuple[Finding, ...]


def measure(folder: Path) -> list[Figure]:
    """Of the doubles whose page holds the text twice, those for each copy of which the finding names its element."""
    held = [double for double in doubles(folder) if page_holds_twice(double)]
    found = []
    for name, expect in (("bodies", "doubled-body"), ("repeats", "repeat")):
        those = [double for double in held if double.expect == expect]
        found.append(Figure(f"places/{name}", sum(map(names_each_copy, those)), len(those)))
    return found


def doubles(folder: Path) -> list[Double]:
    """The known doubles whose page is kept."""
    key = [json.loads(line) for line in (folder / "doubled_key.jsonl").read_text(encoding="utf-8").splitlines()]
    html = pages(folder)
    found = []
    for entry_set, name in SETS.items():
        expect = {entry["id"]: entry["expect"] for entry in key if entry["set"] == entry_set}
        rows = [row for row in records(folder, name) if row["id"] in expect and row["page"] in html]
        given = [Document(text=row["text"], id=row["id"], path=row["id"], html=html[row["page"]]) for row in rows]
        findings = check(given, Settings(jobs=1, select=tuple(REPEATS))).findings
        ordered = sorted(findings, key=lambda finding: finding.document)
        said = {document: tuple(group) for document, group in groupby(ordered, lambda finding: finding.document)}
        found += [Double(row["text"], html[row["page"]], expect[row["id"]], said.get(row["id"], ())) for row in rows]
    return found


def page_holds_twice(double: Double) -> bool:
    """True where the strings of the page, shown or hidden, hold most of what stands twice in the text twice too."""
    text = runs_of(double.text)
    twice = [run for run, count in Counter(text).items() if count > 1]
    soup = BeautifulSoup(double.html, "html.parser")
    page = Counter(runs_of(strings_of(soup)))
    return sum(page[run] > 1 for run in twice) >= MIN_TWICE * len(twice) > 0


def names_each_copy(double: Double) -> bool:
    """True where the first finding names for each copy one element, and of each says whether it is hidden."""
    if not double.findings:
        return False
    finding = max(double.findings, key=lambda finding: finding.severity.rank)
    copies = sorted({(place.span.start, place.span.end) for place in (finding.primary, *finding.related)})
    soup = BeautifulSoup(double.html, "html.parser")
    return all(
        _names(finding, number, double.text[start:end], soup) for number, (start, end) in enumerate(copies[:6], 1)
    )


def _names(finding: Finding, number: int, copy: str, soup: BeautifulSoup) -> bool:
    selector = finding.measures.get(f"copy_{number}_selector")
    if selector is None or f"copy_{number}_hidden" not in finding.measures:
        return False
    found = soup.select(str(selector))
    return len(found) == 1 and _holds(found[0], copy)


def _holds(element: Tag, copy: str) -> bool:
    wanted, held = runs_of(copy), set(runs_of(strings_of(element)))
    return bool(wanted) and float(np.mean([run in held for run in wanted])) >= MIN_HELD


def strings_of(element: Tag) -> str:
    """All strings of an element but scripts, styles and comments."""
    left_out = (Script, Stylesheet, Comment, Doctype)
    strings = (node for node in element.descendants if isinstance(node, NavigableString))
    return " ".join(node for node in strings if not isinstance(node, left_out))


def runs_of(text: str) -> list[int]:
    """A hash of every run of RUN words."""
    words = [int(word) for word in Words(text).hashes]
    return [hash(tuple(words[place : place + RUN])) for place in range(len(words) - RUN + 1)]
