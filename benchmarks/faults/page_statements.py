"""What a page states of itself beside a record that says or holds something else: body, title, address, encoding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, UNSPACED, Hosts
from faults.base.planted import Injector, Plant, Planted, in_prose
from faults.base.web_page import WebPage, other_headlines, web_page

WHOLE = Span(0, 0)
MAX_TRIES = 200
LONG = 2200  # characters of a page's text; scripts without spaces say as much in half
MAX_KEPT = 0.34  # of the characters, of a text that was cut
ACCENTED = ("de", "es", "fr", "pl", "pt", "tr")  # whose texts without the letters beyond ASCII are still texts
MIN_LOST = 4  # words of a text that lose letters
# What a page may declare and not be in.
DECLARED = {"ru": "koi8-r", "ja": "shift_jis", "zh": "gb2312", "ko": "euc-kr", "ar": "windows-1256", "tr": "iso-8859-9"}
SLUGS = ("ferry-makes-last-run", "2024/05/03/bakery-reopens", "news/school-paints-boat", "a/museum-of-bells")
OTHER_SLUGS = ("weather-for-sunday", "2019/01/11/letters", "sport/cup-final", "b/contact")


def _page(hosts: Hosts, random: Random, number: int) -> WebPage:
    host = hosts.long(random, LONG // 2 if hosts.language in UNSPACED else LONG)
    return web_page(hosts, host, number)


def _kept(page: WebPage, number: int) -> tuple[str, ...]:
    """The first paragraphs, the last ones, or some from the middle: a third of the text at most."""
    whole = sum(map(len, page.paragraphs))
    turned = {0: page.paragraphs, 1: page.paragraphs[::-1], 2: page.paragraphs[len(page.paragraphs) // 2 :]}[number % 3]
    kept: list[str] = []
    for paragraph in turned:
        if sum(map(len, kept)) + len(paragraph) > MAX_KEPT * whole:
            break
        kept.append(paragraph)
    return tuple(kept[::-1] if number % 3 == 1 else kept)


def _cut(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A part of the text that the page shows."""
    for number in range(MAX_TRIES):
        page = _page(hosts, random, number)
        kept = _kept(page, number)
        if kept:
            text = "\n\n".join(kept)
            said = f"{page.shape}, {('the beginning', 'the end', 'the middle')[number % 3]}"
            yield Planted(document=Document(text=text, html=page.html()), span=Span(0, len(text)), strength=said)


def _stated(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A page that shows the beginning of the body that its JSON-LD states, as do those behind a paywall."""
    for number in range(MAX_TRIES):
        page = _page(hosts, random, number)
        kept = _kept(page, 0)
        if not kept:
            continue
        body = (" ".join(page.paragraphs), "\n\n".join(page.paragraphs), f"<p>{'</p><p>'.join(page.paragraphs)}</p>")
        one = {"@type": ("NewsArticle", "Article", "BlogPosting")[number % 3], "headline": page.title}
        one["articleBody"] = body[number // 3 % 3]
        stated: dict[str, object] = {"@context": "https://schema.org", **one}
        if number % 2:
            stated = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Nordlicht"}, one]}
        source = json.dumps(stated, ensure_ascii=number % 4 < 2)
        head = f'<script type="application/ld+json">{source}</script>'
        shown = WebPage(
            language=page.language,
            shape=page.shape,
            title=page.title,
            paragraphs=kept,
            menu=page.menu,
            foot=page.foot,
        )
        document = Document(text=shown.text, html=shown.html(head=head))
        yield Planted(document=document, span=Span(0, len(shown.text)), strength=f"{page.shape}, {one['@type']}")


def _titled(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The title of a related article, or of the site, in place of the page's own."""
    for number in range(MAX_TRIES):
        page = _page(hosts, random, number)
        known = [it for it in other_headlines(hosts, random, hosts.some(random)) if not _alike(it, page.title, hosts)]
        if not known:
            continue
        head = (
            "",
            f'<meta property="og:title" content="{page.title}">',
            f'<script type="application/ld+json">{json.dumps({"@type": "Article", "headline": page.title})}</script>',
        )[number % 3]
        document = Document(text=page.text, html=page.html(head=head), title=known[0])
        yield Planted(document=document, span=WHOLE, strength=f"{page.shape}, {known[0][:30]}")


def _alike(one: str, other: str, hosts: Hosts) -> bool:
    """True when the two share a third of their words, or characters: they may be one title."""
    words = [set(it.casefold().split()) if hosts.separator else set(it) for it in (one, other)]
    return 3 * len(words[0] & words[1]) >= min(map(len, words))


def _addressed(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A page that names as its own the site's home page, another one, or another address of the same page."""
    for number in range(MAX_TRIES):
        page = _page(hosts, random, number)
        slug = SLUGS[number % len(SLUGS)]
        site = "https://www.nordlicht.example"
        canonical, said = (
            (f"{site}/", "home"),
            (f"{site}/{OTHER_SLUGS[number % len(OTHER_SLUGS)]}", "another page"),
            (f"{site}/archive/{slug.rpartition('/')[2]}", "another address"),
            ("/", "home, relative"),
        )[number % 4]
        link = (f'<link rel="canonical" href="{canonical}">', f"<link href='{canonical}' rel='canonical' />")
        document = Document(text=page.text, html=page.html(head=link[number // 4 % 2]), url=f"{site}/{slug}")
        yield Planted(document=document, span=WHOLE, strength=f"{page.shape}, {said}")


def _decoded(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A text without its letters beyond ASCII, and a page that declares another encoding than it was read in."""
    for number in range(MAX_TRIES):
        page = _page(hosts, random, number)
        if number % 2 and hosts.language in ACCENTED:
            text = page.text.encode("ascii", errors="ignore").decode()
            lost = [it for it in page.text.split() if it.isalpha() and not it.isascii() and len(it) > MIN_LOST]
            if len(set(lost)) >= MIN_LOST:
                document = Document(text=text, html=page.html())
                yield Planted(document=document, span=Span(0, len(text)), strength="letters lost")
            continue
        charset = DECLARED.get(hosts.language, ("iso-8859-5", "windows-1251", "utf-16be")[number % 3])
        meta = (
            f'<meta charset="{charset}">',
            f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
        )[number // 2 % 2]
        html = page.html(head=meta).replace('<meta charset="utf-8">', "").replace("<meta charset=utf-8>", "")
        document = Document(text=page.text, html=html, text_from_html=True, encoding="cp1252")
        yield Planted(document=document, span=WHOLE, strength=f"declares {charset}")


def _any(rule: str, plant: Plant, limit: int) -> Injector:
    return Injector(rule=rule, languages=LANGUAGES, plant=in_prose(plant), limit=limit)


INJECTORS = (
    _any("low-coverage", _cut, 24),
    _any("jsonld-body-differs", _stated, 24),
    _any("headline-differs", _titled, 20),
    _any("canonical-differs", _addressed, 16),
    _any("decode-mismatch", _decoded, 16),
)
