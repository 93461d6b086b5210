"""Titles that say nothing of their page: of an editor, a wall, an error or a directory, also before the site's name."""

from __future__ import annotations

import json
from functools import cache

from dupcheck.model.finding import Confidence
from dupcheck.model.site import site_of_url
from dupcheck.rules.base.field_literals import FIELD_LITERALS
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import FOLDER, phrases_of
from dupcheck.rules.base.stems import stems_say
from dupcheck.rules.base.title_phrases import folded, parts_of_title

MAX_GENERIC = 32  # characters of what could stand above any page
MAX_WORDED = 60  # of a sentence that says in its own words what an error page says
MAX_NAME_WORDS = 4  # of what stands behind a wall's title: its site's name; an article about errors says more
MIN_LETTERS = 4  # of a site's name
# The phrases that the rules for walls know as a line or a sentence; a long text below one has lost its headline.
_WALLS = {
    "soft-404": ("title", "code", "sentence"),
    "bot-wall": ("mark", "vendor"),
    "server-error-text": ("page", "line", "sentence"),
    "js-required": ("line", "notice"),
    "consent-wall": ("title",),
}
_DIRECTORY = pattern(r"(?i)index of\s?/")
_SLOT = pattern(r"(?:\A|\s)(?:%[sd]|%\d\$s|\{\d\})(?=\s|\Z)")
_WORD = pattern(r"[^\W_]+")

Said = tuple[str, Confidence]


def emptiness_of(title: str, words: str, url: str | None, *, is_long: bool) -> Said | None:
    """What the title says instead; `words` are it folded, `is_long` where a text stands below it that is no wall."""
    if _DIRECTORY.match(title):
        return "is a directory's", Confidence.HIGH
    if ("%" in title or "{" in title) and _SLOT.search(title):
        return "has a slot that nobody filled", Confidence.HIGH
    parts = parts_of_title(title)
    first, *rest = (folded(part) for part in parts)
    if rest and parts[0].strip().casefold() in FIELD_LITERALS and _is_name(rest):
        return "begins with nothing", Confidence.HIGH
    if is_long and (words in _wall_titles() or (first in _wall_titles() and _is_name(rest))):
        return "is that of a wall or an error", Confidence.HIGH
    if is_long and len(parts[0]) <= MAX_WORDED and _is_name(rest) and stems_say("soft-404", parts[0]):
        return "says that a page is missing", Confidence.MEDIUM
    if len(parts[0]) > MAX_GENERIC:
        return None
    if words in generic_titles() or (first in generic_titles() and all(is_site_name(part, url) for part in parts[1:])):
        return "could stand above any page", Confidence.HIGH
    return None


def _is_name(rest: list[str]) -> bool:
    return sum(len(part.split()) for part in rest) <= MAX_NAME_WORDS


def is_site_name(title: str, url: str | None) -> bool:
    """True for the name of the URL's site, with or without "The"."""
    title = title.strip()
    if title[:MIN_LETTERS].casefold() not in (url or "").casefold() and not title.casefold().startswith("the "):
        return False
    site = (site_of_url(url) or "").partition(".")[0]
    name = "".join(_WORD.findall(title.casefold()))
    return len(site) >= MIN_LETTERS and name in (site, f"the{site}", site.replace("-", ""))


@cache
def generic_titles() -> frozenset[str]:
    """Those of the data file, folded."""
    languages = json.loads((FOLDER / "generic-titles.json").read_text(encoding="utf-8"))
    languages.pop("about")
    return frozenset(folded(title) for titles in languages.values() for title in titles)


@cache
def _wall_titles() -> frozenset[str]:
    return frozenset(
        folded(phrase.text) for rule, roles in _WALLS.items() for phrase in phrases_of(rule) if phrase.role in roles
    )
