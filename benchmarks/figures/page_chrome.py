"""The chrome of real pages: elements of their HTML that are no article by their name, class or id, as lines of text.

What an element is, is told by its tag and the words of its class and id, never by what it says. It counts where its
text stands outside of the page's hand-made text and where it says enough for a reader to see what it is, by measure:

- a menu has five lines and more, nine tenths of them links of at most five words;
- a footer is the last `footer` of the page or an element so named, outside of any `article`, of three lines and more;
- related links are two links and more of four words and more, below a line of at most six words that is no link;
- a share bar has two lines and more of at most four words;
- cookie notices, comment forms and newsletter boxes have eight words and more (in scripts without spaces, characters);
- an advertisement's label is one line of at most four words.

One of each kind is taken of a site, the first; the sites are halved by a hash of their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from labelled import records

from dupcheck.model.site import site_of_url
from dupcheck.rules.base.html_outline import Outline, outline_of

SETS = (("aeb_html", "aeb_gold"), ("wcxb_html", "wcxb_gold"))
MAX_LINES = 40  # of an element; larger ones are a page's frame
MAX_OWN = 0.2  # of an element's words, in runs of three, that the hand-made text may hold
MIN_WORDS = 8
RUN = 3
# Words of a class or id, by what they say of the element; the first that fits counts.
NAMES = {
    "cookie-banner": {"cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebanner", "cookienotice", "ccpa"},
    "comment-form": {"respond", "commentform", "leavereply"},
    "newsletter-signup": {"newsletter", "signup", "subscribe", "mailchimp", "mc4wp", "optin"},
    "share-bar": {"share", "sharing", "sharedaddy", "addtoany", "addthis", "sharebar", "sharethis", "socialshare"},
    "related-links": {"related", "recommended", "recommendations", "relatedposts", "readmore", "jp-relatedposts"},
    "ad-marker": {"advert", "advertisement", "adlabel", "adslot", "advertising"},
    "site-footer": {"footer", "colophon", "sitefooter"},
    "nav-menu": {"nav", "navbar", "navigation", "menu", "mainmenu", "topnav"},
}
TAGS = {"nav": "nav-menu", "footer": "site-footer"}
_ATTRIBUTE = re.compile(r'(?i)\s(?:class|id)="([^"]*)"')
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Chrome:
    """An element: the rule that should find it, its lines, its page and site, and the language the page states."""

    rule: str
    lines: tuple[str, ...]
    page: str
    site: str
    language: str

    @property
    def is_held_out(self) -> bool:
        """True for half of the sites, which nobody looks at."""
        return blake2b(self.site.encode(), digest_size=1).digest()[0] % 2 == 1


def chrome_of_pages(folder: Path) -> list[Chrome]:
    """The first element of each kind of every site."""
    found: dict[tuple[str, str], Chrome] = {}
    for pages, texts in SETS:
        gold = {row["id"]: row["text"] or "" for row in records(folder, texts)}
        for row in records(folder, pages):
            for chrome in _chrome_of(row["id"], row["url"], row["html"], gold.get(row["id"], "")):
                found.setdefault((chrome.rule, chrome.site), chrome)
    return sorted(found.values(), key=lambda it: (it.rule, it.site))


def _chrome_of(page: str, url: str, html: str, gold: str) -> Iterator[Chrome]:
    outline = outline_of(html)
    site = site_of_url(url) or ""
    language = _language(outline)
    own = _runs(gold)
    behind = 0
    footers = [number for number, tag in enumerate(outline.tags) if tag == "footer"]
    for element, tag in enumerate(outline.tags):
        if element < behind:
            continue
        rule = _kind(outline, element)
        if rule is None or (tag == "footer" and element != footers[-1]) or _is_in_article(outline, element, rule):
            continue
        blocks = [block for block, holder in enumerate(outline.elements) if element <= holder < outline.ends[element]]
        lines = tuple(outline.texts[block] for block in blocks)
        linked = [outline.link_lengths[block] >= 0.8 * len(outline.texts[block]) for block in blocks]
        if not lines or len(lines) > MAX_LINES or not _says_enough(rule, lines, linked):
            continue
        runs = _runs("\n".join(lines))
        if sum(run in own for run in runs) > MAX_OWN * len(runs):
            continue
        behind = outline.ends[element]
        yield Chrome(rule, lines, page, site, language)


def _kind(outline: Outline, element: int) -> str | None:
    if outline.tags[element] in ("html", "body", "main", "article"):
        return None
    names = {
        part.lower()
        for value in _ATTRIBUTE.findall(f" {outline.attributes[element]}")
        for word in value.split()
        for part in (word, *_NAME.findall(word))
    }
    return next((rule for rule, words in NAMES.items() if not words.isdisjoint(names)), TAGS.get(outline.tags[element]))


def _is_in_article(outline: Outline, element: int, rule: str) -> bool:
    if rule != "site-footer":
        return False
    while element:
        if outline.tags[element] == "article":
            return True
        element = outline.parents[element]
    return False


def _says_enough(rule: str, lines: tuple[str, ...], linked: list[bool]) -> bool:
    words = [len(line.split()) for line in lines]
    match rule:
        case "nav-menu":
            short = sum(is_link and count <= 5 for is_link, count in zip(linked, words, strict=True))
            return len(lines) >= 5 and short >= 0.9 * len(lines)
        case "site-footer":
            return len(lines) >= 3
        case "related-links":
            titles = sum(is_link and count >= 4 for is_link, count in zip(linked, words, strict=True))
            return titles >= 2 and not linked[0] and words[0] <= 6
        case "share-bar":
            return len(lines) >= 2 and max(words) <= 4
        case "ad-marker":
            return len(lines) == 1 and words[0] <= 4
        case _:
            return sum(words) >= MIN_WORDS or (sum(map(len, lines)) >= 3 * MIN_WORDS and not lines[0].isascii())


def _language(outline: Outline) -> str:
    for tag, attributes in zip(outline.tags, outline.attributes, strict=True):
        if tag == "html":
            stated = re.search(r'(?i)\slang="\s*([a-z]{2})', f" {attributes}")
            return stated.group(1).lower() if stated else "en"
    return "en"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))}
