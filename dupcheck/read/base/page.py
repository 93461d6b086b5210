"""A web page: its text and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dupcheck.errors import UnreadableError
from dupcheck.read.base.html_text import extract_text, with_button_lines
from dupcheck.read.base.json_ld import read_article_facts

MAX_HEAD = 1 << 17  # characters; heads with inlined styles reach 100,000
# Of one tag: the time to parse grows with their square. 100,000 take 13 s; no page of 960 has 100.
MAX_ATTRIBUTES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """Title, canonical URL, description, date and language of a page, each None where it states none.

    The title is the JSON-LD headline, else og:title, else <title>, else the first <h1>: the first two
    name the article, <title> often names the site too, and an <h1> may be the site's name on every page.
    """

    title: str | None = None
    url: str | None = None
    description: str | None = None
    date: str | None = None
    language: str | None = None


def read_page(html: str) -> tuple[str, PageFields]:
    """The visible text of a page and its fields. Raises UnreadableError if the parser gives up."""
    tree = parse_html(with_button_lines(html))
    return extract_text(tree), read_fields(tree, html)


def read_head(html: str) -> PageFields:
    """The fields of a page as far as its head states them; costs a tenth of reading the page."""
    ends = [end for end in (html.find("</head"), html.find("<body")) if end >= 0]
    head = html[: min(ends, default=MAX_HEAD)][:MAX_HEAD]
    return read_fields(parse_html(head), head)


def parse_html(html: str) -> Any:
    """The HTMLTree of `html`; UnreadableError if the parser gives up, or would take minutes."""
    from resiliparse.parse.html import HTMLTree

    if len(html) > 2 * MAX_ATTRIBUTES and _has_too_many_attributes(html):
        raise UnreadableError(f"not readable as HTML: a tag with more than {MAX_ATTRIBUTES:,} attributes")
    try:
        return HTMLTree.parse(html)
    except ValueError as err:
        raise UnreadableError(f"not readable as HTML: {err}; try: open it in a browser") from err


def _has_too_many_attributes(html: str) -> bool:
    """True when a tag is as long as so many attributes are and has as many words."""
    tags = (piece for piece in html.split("<") if len(piece) > 2 * MAX_ATTRIBUTES)
    return any(len(piece.partition(">")[0].split()) > MAX_ATTRIBUTES and piece[0].isalpha() for piece in tags)


def read_fields(tree: Any, html: str) -> PageFields:
    """What the head of `tree` and the JSON-LD of `html` say."""
    stated = read_metas(tree)
    facts = read_article_facts(html)
    return PageFields(
        title=unescape(facts.headline) or stated.get("og:title") or _own_title(tree),
        url=_absolute(stated.get("canonical")) or _absolute(stated.get("og:url")),
        description=stated.get("description") or stated.get("og:description"),
        date=facts.date or stated.get("article:published_time") or stated.get("date"),
        language=_language(tree) or stated.get("content-language") or stated.get("og:locale"),
    )


def read_metas(tree: Any) -> dict[str, str]:
    """Content by name of the head's <meta> elements, the first of each name, and the canonical link.

    Goes from sibling to sibling: resiliparse's lists of elements take a time quadratic in their length to
    walk.
    """
    stated: dict[str, str] = {}
    element = tree.head.first_element_child if tree.head is not None else None
    while element is not None:
        if element.tag == "meta":
            name = element.getattr("property") or element.getattr("name") or element.getattr("http-equiv")
            content = element.getattr("content")
        elif element.tag == "link":
            name, content = element.getattr("rel"), element.getattr("href")
        else:
            name = content = None
        if name and content and content.strip():
            stated.setdefault(name.strip().lower(), content.strip())
        element = element.next_element_sibling
    return stated


def unescape(text: str | None) -> str | None:
    """`text` without character references: JSON-LD is not HTML, and many sites escape it all the same."""
    if text is None or "&" not in text:
        return text
    import html

    return html.unescape(text)


def _own_title(tree: Any) -> str | None:
    title = " ".join((tree.title or "").split())
    if title:
        return title
    heading = tree.document.query_selector("h1")
    return " ".join((heading.text or "").split()) or None if heading is not None else None


def _language(tree: Any) -> str | None:
    root = tree.document.query_selector("html")
    if root is None:
        return None
    return (root.getattr("lang") or root.getattr("xml:lang") or "").strip() or None


def _absolute(url: str | None) -> str | None:
    """`url` if it names a host; a relative one says nothing without the page's own address."""
    if url is None:
        return None
    if url.startswith("//"):
        return f"https:{url}"
    return url if url.startswith(("http://", "https://")) else None
