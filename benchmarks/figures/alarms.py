"""The findings on hand-made texts that somebody has read: real faults left in them, and known false alarms."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dupcheck import Finding

KNOWN = Path(__file__).parents[1] / "known_alarms.json"
FAULT, FALSE_ALARM = "fault", "false alarm"
Key = tuple[str, str]  # document, rule


def known_alarms(path: Path = KNOWN) -> dict[Key, str]:
    """The verdict on each document and rule that is listed."""
    return {(entry["document"], entry["rule"]): entry["verdict"] for entry in json.loads(path.read_text("utf-8"))}


def unlisted(findings: Iterable[Finding], known: dict[Key, str]) -> list[str]:
    """A line for each document and rule that nobody has read."""
    alarms = sorted({(finding.document, finding.rule) for finding in findings} - known.keys())
    return [f"{document}: {rule} is not in {KNOWN.name}; read it and list it" for document, rule in alarms]
