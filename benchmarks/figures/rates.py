"""What is measured of each rule: how many hand-made texts it flags, how many of its findings on outputs are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dupcheck.model.finding import Confidence, Severity
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import DocumentRule
from figures.alarms import FAULT, known_alarms
from figures.calibration import Verdict, verdicts, verdicts_beside
from figures.figure import Figure
from figures.judged import PAGE_SETS, Judged, clean_beside_pages, clean_findings, named_findings

BESIDE_PAGES = "HTM"  # the family of rules that need the HTML of the page
ENOUGH = 20  # findings of high confidence, from which on the share that is right says something
Rates = dict[str, dict[str, Any]]


def measure(folder: Path) -> tuple[Rates, dict[str, int]]:
    """For each document rule "clean" and "outputs"; and how many documents each set has."""
    rules = [rule for rule in all_rules().values() if isinstance(rule, DocumentRule)]
    with_page = [rule.name for rule in rules if rule.code.startswith(BESIDE_PAGES)]
    previews = [rule.name for rule in rules if rule.preview]
    plain = [rule.name for rule in rules if rule.name not in {*with_page, *previews}]
    rates: Rates = {rule.name: {"clean": {}, "outputs": {}} for rule in rules}
    sizes: dict[str, int] = {}
    for name in ("aeb_gold", "wcxb_gold", "hardneg"):
        _add_clean(rates, sizes, name, clean_findings(folder, name), plain)
        _add_clean(rates, sizes, name, named_findings(folder, name, previews), previews)
        if name in PAGE_SETS:
            _add_clean(rates, sizes, f"{name}/html", clean_beside_pages(folder, name), with_page)
    for where, asked, judge in (
        ("outputs", plain, verdicts),
        ("outputs", previews, verdicts),
        ("outputs/html", with_page, verdicts_beside),
    ):
        sizes[where], said = judge(folder, asked)
        for rule, found in right_by_rule(said).items():
            rates[rule]["outputs"] = found
    return rates, sizes


def right_by_rule(said: Iterable[Verdict]) -> dict[str, dict[str, dict[str, int]]]:
    """By rule and confidence the number of findings, of those that are right, and of the pages they are on."""
    grouped: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in said:
        grouped.setdefault((verdict.rule, verdict.confidence), []).append(verdict)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for rule, confidence in sorted(grouped, key=lambda key: (key[0], -list(Confidence).index(Confidence(key[1])))):
        group = grouped[rule, confidence]
        found.setdefault(rule, {})[confidence] = {
            "findings": len(group),
            "right": sum(verdict.is_right for verdict in group),
            "pages": len({verdict.page for verdict in group}),
        }
    return found


def figures(rates: Rates, sizes: Mapping[str, int]) -> list[Figure]:
    """What is pinned: per rule the hand-made texts it does not warn of, and its findings of high confidence."""
    found = []
    sure = []
    for name, rate in sorted(rates.items()):
        total = sum(sizes[part] for part in rate["clean"])
        warned = sum(counts["warned"] for counts in rate["clean"].values())
        found.append(Figure(f"rules/{name}/clean", total - warned, total))
        if "high" in rate["outputs"]:
            high = rate["outputs"]["high"]
            sure.append(Figure(f"rules/{name}/high", high["right"], high["findings"]))
    calibrated = [figure for figure in sure if figure.total >= ENOUGH]
    whole = Figure("rules/high", sum(figure.hits for figure in sure), sum(figure.total for figure in sure))
    reached = sum(figure.share >= 0.95 for figure in calibrated)
    return [whole, Figure("rules/calibrated", reached, len(calibrated)), *found, *sure]


def rows(rates: Rates) -> list[tuple[str, ...]]:
    """A row for each rule: warned and noted hand-made texts, and right findings by confidence."""
    table = []
    for name, rate in sorted(rates.items()):
        clean = [f"{counts['warned']}+{counts['noted']}" for counts in rate["clean"].values()]
        clean += [""] * (3 - len(clean))
        found = [rate["outputs"].get(confidence) for confidence in ("high", "medium", "low")]
        table.append((name, *clean, *(f"{one['right']}/{one['findings']}" if one else "" for one in found)))
    return table


def _add_clean(rates: Rates, sizes: dict[str, int], name: str, judged: Judged, rules: Sequence[str]) -> None:
    sizes[name] = len(judged.rows)
    languages = {row["id"]: row["label"].get("lang") for row in judged.rows}
    known = known_alarms()
    for rule in rules:
        found = [finding for finding in judged.findings if finding.rule == rule]
        warned = {finding.document for finding in found if finding.severity is not Severity.INFO}
        noted = {finding.document for finding in found} - warned
        counts: dict[str, Any] = {"warned": len(warned), "noted": len(noted)}
        faults = sum(known.get((document, rule)) == FAULT for document in warned)
        if faults:
            counts["faults"] = faults
        by_language = Counter(language for document in warned if (language := languages[document]))
        if by_language:
            counts["languages"] = dict(sorted(by_language.items()))
        rates[rule]["clean"][name] = counts
