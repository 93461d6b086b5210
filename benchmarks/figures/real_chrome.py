"""How much chrome of real pages is found, once it stands in a text: by the rule for its kind, and by any rule.

Each element of `page_chrome` is planted into a clean text of its language, at the head (menus, cookie notices), amid
the text (labels of advertisements) or at the end, a line for each of its blocks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.base.host import LANGUAGES, Host, Hosts, hosts_of
from faults.base.layouts import Place, blocks, lay, plain

from dupcheck import Document, Settings
from dupcheck.model.span import Span
from figures.at_places import findings_by_path, rules_at
from figures.figure import Figure
from figures.page_chrome import Chrome, chrome_of_pages

SEED = 20
HALVES = ("developed", "held-out")  # of the sites: what was read while rules were tuned, and what was not
FAMILY = ("CHR", "CMT", "WAL")  # whichever rule says it, the place is cut
SETTINGS = Settings(jobs=1, select=FAMILY, ignore=("domain-wide-fault",))
HEAD, MIDDLE = ("nav-menu", "cookie-banner"), ("ad-marker",)


@dataclass(frozen=True, slots=True)
class Found:
    """An element, where it was planted, and the rules that flag the place."""

    chrome: Chrome
    text: str
    span: Span
    rules: frozenset[str]


def measure(folder: Path) -> list[Figure]:
    """The shares by half of the sites and by kind: found by its rule, and found by any."""
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for one in found_on_pages(folder):
        half = HALVES[one.chrome.is_held_out]
        hits[f"chrome/{half}/{one.chrome.rule}/by-its-rule"].append(one.chrome.rule in one.rules)
        hits[f"chrome/{half}/{one.chrome.rule}/by-any"].append(bool(one.rules))
        hits[f"chrome/{half}/by-any"].append(bool(one.rules))
    return [Figure(name, sum(shares), len(shares)) for name, shares in sorted(hits.items())]


def found_on_pages(folder: Path) -> list[Found]:
    """Every element of the pages, planted and looked for."""
    planted = []
    random = Random(SEED)
    for number, chrome in enumerate(chrome_of_pages(folder)):
        hosts = hosts_of(chrome.language if chrome.language in LANGUAGES else "en", folder)
        place = Place.HEAD if chrome.rule in HEAD else Place.MIDDLE if chrome.rule in MIDDLE else Place.TAIL
        planted.append((chrome, lay((blocks, plain)[number % 2], _host(hosts, random).paragraphs, chrome.lines, place)))
    documents = [
        Document(text=laid.text, id=f"{number}", path=f"{number}", url=f"https://{number}.example/story")
        for number, (_, laid) in enumerate(planted)
    ]
    of_document = findings_by_path(documents, SETTINGS)
    return [
        Found(chrome, laid.text, laid.span, rules_at(of_document[str(number)], laid.span))
        for number, (chrome, laid) in enumerate(planted)
    ]


def _host(hosts: Hosts, random: Random) -> Host:
    return random.choice(hosts.of_prose().texts or hosts.texts)
