"""The stored outputs of extractors with what the labels say of them: is it just the page's own content?"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from labelled import records

from dupcheck.model.site import site_of_url

SETS = ("aeb", "wcxb_out", "tiptop")
MIN_WORDS = 30
BAD, GOOD = 0.8, 0.95  # precision against the hand-made text: below is bad, above is good; between is not asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output; `is_bad` is None for one that is neither bad nor good, `half` is 0 or 1 for all pages of a site."""

    id: str
    page: str
    url: str | None
    extractor: str
    text: str
    is_article: bool
    is_bad: bool | None
    recall: float
    half: int


def outputs(folder: Path) -> list[Output]:
    """Every output of at least MIN_WORDS words."""
    rows = [(name, row) for name in SETS for row in records(folder, name)]
    types = {row["page"]: row["page_type"] for _, row in rows if row.get("page_type")}
    return [
        Output(
            id=row["id"],
            page=row["page"] or row["id"],
            url=row["url"],
            extractor=row["extractor"],
            text=row["text"],
            is_article=name == "aeb" or types.get(row["page"]) == "article",
            is_bad=_is_bad(row["label"]["precision"]),
            recall=row["label"]["recall"],
            half=number_of(site_of_url(row["url"]) or row["id"]) % 2,
        )
        for name, row in rows
        if row["text"] and row["label"]["words"] >= MIN_WORDS
    ]


def pages(folder: Path) -> dict[str, str]:
    """The HTML of the pages, as far as it is kept."""
    found: dict[str, Any] = {
        row["id"]: row["html"] for name in ("aeb_html", "wcxb_html") for row in records(folder, name)
    }
    return found


def number_of(name: str) -> int:
    """A number drawn by a name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())


def _is_bad(precision: float) -> bool | None:
    return True if precision < BAD else False if precision > GOOD else None
