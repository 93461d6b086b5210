"""Near-duplicate detection and scraper QA: doubled text, copies and faults, with their places and what to cut.

The names below are loaded when first used, so that importing dupcheck costs nothing and loads no NumPy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dupcheck.model.document import Document
    from dupcheck.model.finding import Finding
    from dupcheck.model.report import Report
    from dupcheck.model.settings import Settings
    from dupcheck.run.audit import audit
    from dupcheck.run.check import check
    from dupcheck.run.check_text import check_text
    from dupcheck.sketch.signatures import to_datasketch
    from dupcheck.sketch.single import shingles, signature
    from dupcheck.tokens.single import tokenize

__version__ = "0.1.0"

_HOMES = {
    "Document": "dupcheck.model.document",
    "Finding": "dupcheck.model.finding",
    "Report": "dupcheck.model.report",
    "Settings": "dupcheck.model.settings",
    "audit": "dupcheck.run.audit",
    "check": "dupcheck.run.check",
    "check_text": "dupcheck.run.check_text",
    "shingles": "dupcheck.sketch.single",
    "signature": "dupcheck.sketch.single",
    "to_datasketch": "dupcheck.sketch.signatures",
    "tokenize": "dupcheck.tokens.single",
}

__all__ = [
    "Document",
    "Finding",
    "Report",
    "Settings",
    "audit",
    "check",
    "check_text",
    "shingles",
    "signature",
    "to_datasketch",
    "tokenize",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'dupcheck' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
