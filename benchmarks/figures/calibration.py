"""Findings on the outputs of extractors, and how many are right by the hand-made text of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from labelled import records

from dupcheck import Document, Finding, Settings, check
from figures.alarms import FAULT, known_alarms
from figures.alignment import Words
from figures.rightness import Compared, is_right
from figures.suspicion import beside_pages

SETS = {"aeb": "aeb_gold", "wcxb_out": "wcxb_gold"}  # outputs and the hand-made texts of their pages


@dataclass(frozen=True, slots=True)
class Verdict:
    """One finding: is it right?"""

    rule: str
    confidence: str
    page: str
    is_right: bool


def verdicts(folder: Path, rules: Sequence[str]) -> tuple[int, list[Verdict]]:
    """How many outputs there are that are not empty, and every finding of these rules with the verdict on it."""
    gold = _hand_made(folder)
    rows = [row for name in SETS for row in records(folder, name) if row["page"] in gold and row["text"]]
    given = [Document(text=row["text"], id=row["id"], path=row["id"], url=row["url"]) for row in rows]
    found = check(given, Settings(jobs=1, select=tuple(rules))).findings
    texts = {row["id"]: (row["page"], row["text"]) for row in rows}
    return len(rows), list(_verdicts(found, texts, gold))


def verdicts_beside(folder: Path, rules: Sequence[str]) -> tuple[int, list[Verdict]]:
    """The same of the outputs of every fourth page, judged by all rules with the HTML of the page beside them."""
    gold = _hand_made(folder)
    scored = [one for one in beside_pages(folder) if one.output.page in gold]
    found = [finding for one in scored for finding in one.findings if finding.rule in rules]
    texts = {one.output.id: (one.output.page, one.output.text) for one in scored}
    return len(scored), list(_verdicts(found, texts, gold))


def _hand_made(folder: Path) -> dict[str, str]:
    return {row["id"]: row["text"] for name in SETS.values() for row in records(folder, name)}


def _verdicts(
    found: Iterable[Finding], texts: Mapping[str, tuple[str, str]], gold: Mapping[str, str]
) -> Iterator[Verdict]:
    """`texts` are the page and the text of each output by id, `gold` the hand-made text of each page."""
    words: dict[str, Words] = {}
    faults = {key for key, verdict in known_alarms().items() if verdict == FAULT}
    for document, findings in groupby(sorted(found, key=lambda one: one.document), lambda one: one.document):
        page, text = texts[document]
        if page not in words:
            words[page] = Words(gold[page])
        compared = Compared(text, gold[page], words[page])
        placed = (finding for finding in findings if len(finding.primary.span))  # what is said of a field has no place
        yield from (_verdict(finding, page, compared, faults) for finding in placed)


def _verdict(finding: Finding, page: str, compared: Compared, faults: set[tuple[str, str]]) -> Verdict:
    """A fault that was left in the hand-made text itself, as somebody has read, is one in the output too."""
    right = (page, finding.rule) in faults or is_right(finding, compared)
    return Verdict(finding.rule, finding.confidence, page, right)
