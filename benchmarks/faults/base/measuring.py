"""How many of the planted faults are found, by rule and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from dupcheck import Document, Finding, check
from faults.base.host import Hosts, hosts_of
from faults.base.planted import Injector, Planted

SEED = 20
BETWEEN_PAGES = ("XDP",)
AT_ONCE = 4000  # documents
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
    found = islice(injector.plant(hosts, random), count)
    return [_named(it, f"{injector.rule}-{hosts.language}-{number:03}") for number, it in enumerate(found)]


def outcomes(
    chosen: Iterable[Injector],
    data: Path | None,
    limit: int | None = None,
    languages: Sequence[str] | None = None,
) -> Iterator[Outcome]:
    """What becomes of every fault of these injectors."""
    planted = [
        (injector, language, fault)
        for injector in chosen
        for language in injector.languages
        if languages is None or language in languages
        for fault in planted_by(injector, hosts_of(language, data), limit)
    ]
    alone: dict[str, list[Finding]] = {}
    for injector, group in _at_once(planted):
        alone.update(_judged(group, injector))
    for injector, language, fault in planted:
        findings = _judged([fault], injector) if fault.others else alone
        said = {str(found.severity) for found in findings.get(_name(fault), ()) if found.rule == injector.rule}
        severity = next((name for name in SEVERITIES if name in said), "")
        yield Outcome(rule=injector.rule, language=language, planted=fault, severity=severity)


def _at_once(planted: Iterable[tuple[Injector, str, Planted]]) -> Iterator[tuple[Injector, list[Planted]]]:
    """The faults inside documents in groups that are judged at once: every check opens all phrase files."""
    groups: list[tuple[Injector, list[Planted]]] = []
    for injector, _, fault in planted:
        if fault.others:
            continue
        group = next((it for one, it in groups if _are_asked_alike(one, injector) and len(it) < AT_ONCE), None)
        if group is None:
            groups.append((injector, group := []))
        group.append(fault)
    yield from groups


def _are_asked_alike(one: Injector, other: Injector) -> bool:
    return one.settings == other.settings and one.around is other.around


def _judged(planted: Sequence[Planted], injector: Injector) -> dict[str, list[Finding]]:
    """The findings on each fault's place, by the name of its document."""
    if not planted:
        return {}
    between = () if any(it.others for it in planted) else BETWEEN_PAGES
    settings = replace(injector.settings, ignore=(*injector.settings.ignore, *between))
    documents = [document for it in planted for document in (it.document, *it.others)]
    spans = {_name(it): it.span for it in planted}
    found: dict[str, list[Finding]] = {}
    with injector.around():
        findings = check(documents, settings).findings
    for finding in findings:
        for place in (finding.primary, *finding.related):
            name = place.document or finding.document
            span = spans.get(name)
            if span is not None and (not len(span) or place.span.overlap(span)):
                found.setdefault(name, []).append(finding)
    return found


def _name(planted: Planted) -> str:
    return planted.document.id or ""


def _named(planted: Planted, name: str) -> Planted:
    """With an id, and an address on a site of its own where it has none: nothing is to be learned of a site."""
    document: Document = planted.document
    url = document.url or f"https://{name}.example/story"
    return replace(planted, document=replace(document, id=document.id or name, url=url, path=name))
