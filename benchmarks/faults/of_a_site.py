"""A fault of a site's template or of its extraction: it stands in most of the site's pages."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from dupcheck import Document, Settings
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Host, Hosts
from faults.base.planted import Injector, Planted
from faults.base.widgets import widget_languages, widgets_of

WHOLE = Span(0, 0)
MAX_TRIES = 60
SITE = "https://www.harbour-post.example"
LEAST, MOST = 5, 9  # pages of a site
WIDGETS = ("share-bar", "comment-form", "newsletter-signup", "nav-menu")


def _sites(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A site of which all pages, or three of four, have the same fault."""
    known = [name for name in WIDGETS if hosts.language in widget_languages(name)]
    for number in range(MAX_TRIES):
        kind = number % (len(known) + 2)
        pages = LEAST + number % (MOST - LEAST + 1)
        spared = pages // 4 if number % 2 and pages - pages // 4 >= LEAST else 0
        texts = ["\n\n".join(host.paragraphs) for host in _hosts(hosts, random, pages)]
        texts = [
            text if place > pages - 1 - spared else _with_fault(text, kind, known, hosts, random)
            for place, text in enumerate(texts)
        ]
        documents = [Document(text=text, url=f"{SITE}/{place}", id=str(place)) for place, text in enumerate(texts)]
        said = f"{[*known, 'html-entities', 'control-char'][kind]} in {pages - spared} of {pages}"
        yield Planted(document=documents[0], span=WHOLE, strength=said, others=tuple(documents[1:]))


def _hosts(hosts: Hosts, random: Random, count: int) -> list[Host]:
    """Texts without a paragraph in common."""
    paragraphs = [it for host in hosts.texts for it in host.paragraphs]
    random.shuffle(paragraphs)
    size = max(1, min(5, len(paragraphs) // count))
    return [Host("", tuple(paragraphs[place * size : (place + 1) * size])) for place in range(count)]


def _with_fault(text: str, kind: int, known: list[str], hosts: Hosts, random: Random) -> str:
    if kind < len(known):
        widget = random.choice(widgets_of(known[kind], hosts.language))
        return f"{text}\n\n" + "\n".join(widget.filled(random, hosts.some(random).title))
    if kind == len(known):
        return text.replace(". ", ".&nbsp;", 3).replace("。", "。&nbsp;", 3) + " &amp;quot;&nbsp;&raquo;"
    return f"{text}\x93\x07"


INJECTORS = (
    Injector(
        rule="domain-wide-fault",
        languages=LANGUAGES,
        plant=_sites,
        limit=8,
        settings=Settings(jobs=1),
        is_slow=True,
    ),
)
