"""Titles that say nothing of their page: of an editor, a wall, an error or a directory, also before the site's name."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def emptiness_of(title: str, folded_title: Sequence[str], *, is_long: bool) -> Said | None:
    """What the title says instead; `folded_title` is it in parts, `is_long` where a text is below it that is no wall.

    Asked of every title of a crawl: 4 us each.
    """
    if title[:1] in "iI" and _DIRECTORY.match(title):
        return "is a directory's", Confidence.HIGH
    if ("%" in title or "{" in title) and _SLOT.search(title):
        return "has a slot that nobody filled", Confidence.HIGH
    parts = folded_title[1:] or folded_title
    place = 1 if len(parts) > 2 and parts[0].isdigit() else 0  # "404 - Page not found | The Courier"
    first, rest = parts[place], parts[place + 1 :]
    has_name = _is_name(rest)
    if rest and has_name and first in _literals():
        return "begins with nothing", Confidence.HIGH
    if not is_long:
        return None
    if folded_title[0] in _wall_titles() or (has_name and first in _wall_titles()):
        return "is that of a wall or an error", Confidence.HIGH
    worded = parts_of_title(title)[place] if rest else title
    if has_name and len(worded) <= MAX_WORDED and stems_say("soft-404", worded):
        return "says that a page is missing", Confidence.MEDIUM
    return None


def is_generic(title: str, folded_title: Sequence[str], url: str | None) -> bool:
    """True for what could stand above any page, the name of the URL's site behind it or not."""
    first = (folded_title[1:] or folded_title)[0]
    if len(first) > MAX_GENERIC:
        return False
    if folded_title[0] in generic_titles():
        return True
    return first in generic_titles() and all(is_site_name(part, url) for part in parts_of_title(title)[1:])


def _is_name(rest: Sequence[str]) -> bool:
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
def _literals() -> frozenset[str]:
    return frozenset(map(folded, FIELD_LITERALS))


@cache
def _wall_titles() -> frozenset[str]:
    return frozenset(
        folded(phrase.text) for rule, roles in _WALLS.items() for phrase in phrases_of(rule) if phrase.role in roles
    )
