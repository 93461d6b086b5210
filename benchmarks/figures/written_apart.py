"""How much is found of chrome and walls that others wrote: people who had seen neither the rules nor their phrases.

`faults/written_apart` holds for each of fifteen languages nine texts for each of nineteen rules, worded from memory of
real sites, and 21 texts that are no faults although they speak of such things. Those of the half `developed` were read
while the phrases were extended; the others, one of each kind and language, never. Their wordings are no proof that a
platform words it so, which is why no floor asks for a severity.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from faults.base.host import Host, hosts_of
from faults.base.layouts import Place, blocks, lay

from dupcheck import Document, Settings
from dupcheck.model.finding import Severity
from dupcheck.model.span import Span
from figures.at_places import findings_by_path, rules_at
from figures.figure import Figure

FOLDER = Path(__file__).parents[1] / "faults" / "written_apart"
SEED = 20
NO_FAULT = "negative"
# Whole pages, and texts that hold their own article.
WHOLE = frozenset(
    {"bot-wall", "soft-404", "consent-wall", "js-required", "server-error-text", "placeholder-text", "paywall-stub"}
    | {"truncated", NO_FAULT}
)
PLACES = {"cookie-banner": Place.HEAD, "nav-menu": Place.HEAD, "ad-marker": Place.MIDDLE}
SETTINGS = Settings(min_words=1, jobs=1, ignore=("domain-wide-fault",))


@dataclass(frozen=True, slots=True)
class Apart:
    """A text of a kind, which is a rule or NO_FAULT, in its half, and where it stands in its document."""

    kind: str
    half: str
    document: Document
    span: Span


def measure() -> list[Figure]:
    """The shares by half and by rule: found by the rule itself, by any; of what is no fault, left without a warning."""
    texts = list(texts_apart())
    of_document = findings_by_path([one.document for one in texts], SETTINGS)
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for one in texts:
        found = of_document[one.document.path]
        if one.kind == NO_FAULT:
            hits[f"apart/{one.half}/left-alone"].append(all(it.severity is Severity.INFO for it in found))
            continue
        rules = rules_at(found, one.span) - {"short-body"}
        hits[f"apart/{one.half}/{one.kind}/by-its-rule"].append(one.kind in rules)
        hits[f"apart/{one.half}/by-its-rule"].append(one.kind in rules)
        hits[f"apart/{one.half}/by-any"].append(bool(rules))
    return [Figure(name, sum(shares), len(shares)) for name, shares in sorted(hits.items())]


def texts_apart() -> Iterator[Apart]:
    """Every text: whole pages as they are, chrome at the head, amid or at the end of a clean text of its language."""
    random = Random(SEED)
    for file in sorted(FOLDER.glob("*.jsonl")):
        hosts = [host for host in hosts_of(file.stem, None).texts if len(host.paragraphs) > 1]
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text, span = _laid(row["kind"], row["text"], random.choice(hosts))
            name = f"{file.stem}-{number}"
            document = Document(text=text, id=name, path=name, url=f"https://{name}.example/story")
            yield Apart(row["kind"], row["half"], document, span)


def _laid(kind: str, text: str, host: Host) -> tuple[str, Span]:
    if kind in WHOLE:
        return text, Span(0, len(text))
    laid = lay(blocks, host.paragraphs, text.splitlines(), PLACES.get(kind, Place.TAIL))
    return laid.text, laid.span
