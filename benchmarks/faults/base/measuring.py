"""How many of the planted faults are found, by rule and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from dupcheck import Document, Finding, check
from faults.base.host import Hosts, hosts_of
from faults.base.planted import Injector, Planted

SEED = 20
BETWEEN_PAGES = ("XDP",)
SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One planted fault; `severity` is what the rule said of it, empty where it said nothing."""

    rule: str
    language: str
    planted: Planted
    severity: str

    @property
    def is_found(self) -> bool:
        """True when the rule has a finding on the planted place."""
        return bool(self.severity)


def planted_by(injector: Injector, hosts: Hosts, limit: int | None = None) -> list[Planted]:
    """The faults of one rule in one language, the same for the same clean texts."""
    random = Random(f"{SEED} {injector.rule} {hosts.language}")
    count = injector.limit if limit is None else min(limit, injector.limit)
    return [_named(it, number, injector.rule) for number, it in enumerate(islice(injector.plant(hosts, random), count))]


def outcomes(
    chosen: Iterable[Injector],
    data: Path | None,
    limit: int | None = None,
    languages: Sequence[str] | None = None,
    watch: Callable[[str], None] = lambda name: None,
) -> Iterator[Outcome]:
    """What becomes of every fault of these injectors."""
    for injector in chosen:
        watch(injector.rule)
        for language in injector.languages:
            if languages is None or language in languages:
                yield from _judged(injector, language, planted_by(injector, hosts_of(language, data), limit))


def _judged(injector: Injector, language: str, planted: list[Planted]) -> Iterator[Outcome]:
    alone = [it for it in planted if not it.others]
    settings = replace(injector.settings, ignore=(*injector.settings.ignore, *BETWEEN_PAGES))
    findings: dict[str, list[Finding]] = {}
    for finding in check([it.document for it in alone], settings).findings if alone else ():
        findings.setdefault(finding.document, []).append(finding)
    for it in planted:
        if it.others:
            said = list(check([it.document, *it.others], injector.settings).findings)
        else:
            said = findings.get(it.document.id or "", [])
        said_of_it = {str(found.severity) for found in said if _is_of(found, injector.rule, it)}
        severity = next((name for name in SEVERITIES if name in said_of_it), "")
        yield Outcome(rule=injector.rule, language=language, planted=it, severity=severity)


def _is_of(finding: Finding, rule: str, planted: Planted) -> bool:
    """True for a finding of the rule in the planted document, or naming it, that overlaps the planted place."""
    if finding.rule != rule:
        return False
    name = planted.document.id
    places = [finding.primary] if finding.document == name else []
    places += [place for place in finding.related if (place.document or finding.document) == name]
    if not len(planted.span):
        return bool(places)
    return any(place.span.overlap(planted.span) for place in places)


def _named(planted: Planted, number: int, rule: str) -> Planted:
    """With an id, and an address on a site of its own where it has none: what is learned of a site is no matter here."""
    document: Document = planted.document
    name = f"{rule}-{number:03}"
    url = document.url or f"https://{name}.example/story"
    return replace(planted, document=replace(document, id=document.id or name, url=url, path=name))
