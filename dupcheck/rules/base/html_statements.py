"""What a page says of itself: headings, titles, addresses, articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from dupcheck.errors import UnreadableError
from dupcheck.read.base.json_ld import WRAPPING, find_blocks, walk_objects
from dupcheck.read.base.json_value import parse_json
from dupcheck.rules.base.html_marks import CHROME, COMMENT, HIDDEN, INERT, attribute_of
from dupcheck.rules.base.html_outline import Outline, outline_of
from dupcheck.rules.base.html_tokens import BlockTokens, Bools
from dupcheck.rules.base.patterns import pattern

MIN_ARTICLE_WORDS = 100  # of prose in an <article> that is more than a teaser
MIN_PROSE_WORDS = 10
MAX_TITLES = 8
MAX_HEAD = 1 << 17  # characters; heads with inlined styles reach 100,000
MAX_ARTICLES = 200  # of a page that are looked at
_HEADING = pattern(r"h[1-3]$")


@dataclass(frozen=True, slots=True)
class Article:
    """An <article> with prose in it: its heading, its words and the share of them that the text holds."""

    heading: str
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Statements:
    """`titles` are og:title, JSON-LD headlines, <h1> and <title>, each once; `bodies` the JSON-LD's article bodies."""

    titles: tuple[str, ...] = ()
    canonical: str | None = None
    charset: str | None = None
    bodies: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()


def statements_of(outline: Outline, tokens: BlockTokens, html: str, held: Bools) -> Statements:
    """What the page's head, JSON-LD and elements state."""
    metas = _metas(outline)
    headlines, bodies = _json_ld(html)
    titles = [metas.get("og:title", ""), *headlines, *_texts_of(outline, "h1"), *_texts_of(outline, "title")]
    return Statements(
        titles=tuple(dict.fromkeys(title.strip() for title in titles if title.strip()))[:MAX_TITLES],
        canonical=metas.get("canonical"),
        charset=metas.get("charset"),
        bodies=bodies,
        articles=_articles(outline, tokens, held),
    )


def statements_of_head(html: str) -> Statements:
    """What the head states: address and encoding."""
    ends = [end for end in (html.find("</head"), html.find("<body")) if end >= 0]
    metas = _metas(outline_of(html[: min([*ends, MAX_HEAD])]))
    return Statements(canonical=metas.get("canonical"), charset=metas.get("charset"))


def _metas(outline: Outline) -> dict[str, str]:
    """Contents of <meta> by name and the canonical link, the first of each."""
    stated: dict[str, str] = {}
    for tag, attributes in zip(outline.tags, outline.attributes, strict=True):
        if tag == "meta":
            charset = attribute_of(attributes, "charset")
            content = attribute_of(attributes, "content") or ""
            name = attribute_of(attributes, "property") or attribute_of(attributes, "name") or ""
            if charset:
                stated.setdefault("charset", charset.strip().lower())
            elif found := re.search(r"(?i)charset=\s*([\w.:-]{1,40})", content):
                stated.setdefault("charset", found.group(1).lower())
            elif name and content.strip():
                stated.setdefault(name.strip().lower(), content.strip())
        elif tag == "link" and (attribute_of(attributes, "rel") or "").strip().lower() == "canonical":
            stated.setdefault("canonical", (attribute_of(attributes, "href") or "").strip())
    return stated


def _texts_of(outline: Outline, tag: str) -> list[str]:
    """The texts of the first elements of this name."""
    found = []
    blocks = np.asarray(outline.elements)
    for element, name in enumerate(outline.tags):
        if name == tag:
            first, last = np.searchsorted(blocks, [element, outline.ends[element]])
            found.append(" ".join(outline.texts[first:last]))
            if len(found) == MAX_TITLES:
                break
    return found


def _json_ld(html: str) -> tuple[list[str], tuple[str, ...]]:
    """The headlines and article bodies of the page's JSON-LD."""
    headlines: list[str] = []
    bodies: list[str] = []
    for block in find_blocks(html):
        try:
            objects = list(walk_objects(parse_json(WRAPPING.sub("", block).encode("utf-8", "replace"))))
        except UnreadableError:
            continue
        for one in objects:
            for name, values in (("headline", headlines), ("articleBody", bodies)):
                value = one.get(name)
                if isinstance(value, str) and value.strip():
                    values.append(value)
    return headlines, tuple(dict.fromkeys(bodies))


def _articles(outline: Outline, tokens: BlockTokens, held: Bools) -> tuple[Article, ...]:
    """The outermost shown articles with prose of their own and a heading."""
    found: list[Article] = []
    blocks = np.asarray(outline.elements)
    marks = np.asarray(outline.marks, dtype=np.int64)
    is_prose = (tokens.counts >= MIN_PROSE_WORDS) & (marks & (HIDDEN | INERT | COMMENT | CHROME) == 0)
    behind = 0
    for element, name in enumerate(outline.tags):
        if name != "article" or element < behind:
            continue
        first, last = np.searchsorted(blocks, [element, outline.ends[element]])
        words = int(tokens.counts[first:last][is_prose[first:last]].sum())
        if words < MIN_ARTICLE_WORDS:
            continue
        behind = outline.ends[element]
        heading = _heading(outline, int(first), int(last))
        if heading:
            share = float(held[tokens.first[first] : tokens.last[last - 1]].mean())
            found.append(Article(heading, words, round(share, 4)))
        if len(found) == MAX_ARTICLES:
            break
    return tuple(found)


def _heading(outline: Outline, first: int, last: int) -> str:
    """The first heading among these blocks, "" without one."""
    for block in range(first, last):
        element = outline.elements[block]
        while element and not _HEADING.match(outline.tags[element]) and outline.tags[element] != "article":
            element = outline.parents[element]
        if _HEADING.match(outline.tags[element]):
            return outline.texts[block]
    return ""
